import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { loadFileKey } from '../../../electron/core/vault/file-key.ts'
import { aCore, aSignedTask } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, signInForTask, type SamplePlatform } from '../../helpers/sync.ts'
import { reassignTask, withdrawTask } from '../../platform/rules/tasks.ts'
import { SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { aFolderWithSamples, aFolderWithSignedTask, runIn } from './command.ts'

const NOBODY_LISTENS = 'http://127.0.0.1:9'
const env = { SMEDT_PASSWORD: SAMPLE_PASSWORD }

/** A data folder with a signed task, a platform, and who of the panel has an account there. */
async function aPanelMember() {
  const [{ folder, task, taskId }, platform] = await Promise.all([
    aFolderWithSignedTask(),
    aSamplePlatform(),
  ])
  return { folder, task, taskId, platform, options: optionsFor(platform, folder) }
}

/** For `expert1`, who is of the panel of the first sample. */
function optionsFor(platform: SamplePlatform, folder: string, url = platform.url) {
  const [expert] = platform.accounts
  if (!expert) throw new Error('there are accounts')
  return {
    account: ['--account', expert.account, '--data-dir', folder],
    enrol: ['--enrol', platform.codeOf(expert.institution), '--platform', url],
    accountId: expert.id,
  } as const
}

describe('sync', () => {
  it('registers, signs in, sends, and prints the receipt; the next time it asks for nothing', async () => {
    const { task, taskId, options } = await aPanelMember()
    const args = ['sync', ...options.account] as const
    const sent = await runIn({ env }, ...args, ...options.enrol, '--json')
    expect(sent.code).toBe(0)
    expect(JSON.parse(sent.stdout)).toMatchObject({
      confirmed: 1,
      problem: null,
      opinions: [
        {
          task: taskId,
          number: task.number,
          revision: 1,
          status: 'confirmed',
          receiptNumber: expect.stringMatching(/^HZ-\d{8}-000001$/u) as string,
          error: null,
        },
      ],
    })
    expect(sent.stderr).toMatch(/正在上报 .+ 第 1 版：\d+%/u)
    const again = await runIn({ input: '' }, ...args)
    expect(again).toMatchObject({ code: 0, stdout: '没有待上报的验收意见\n' })
    const named = await runIn({ input: '' }, ...args, '--task', task.number)
    expect(named.code).toBe(0)
    expect(named.stdout).toMatch(/^已上报 .+ 第 1 版，回执 HZ-\d{8}-000001\n$/u)
  })

  it('takes the password from standard input, and prints it nowhere', async () => {
    const { options } = await aPanelMember()
    const args = ['sync', ...options.account, ...options.enrol] as const
    const sent = await runIn({ input: `${SAMPLE_PASSWORD}\n` }, ...args)
    expect(sent).toMatchObject({ code: 0, stdout: expect.stringContaining('回执 HZ-') as string })
    expect(sent.stdout + sent.stderr).not.toContain(SAMPLE_PASSWORD)
  })

  it('says in words what is wrong with account, password, code and platform', async () => {
    const { folder, options, platform } = await aPanelMember()
    const say = async (args: readonly string[], password = SAMPLE_PASSWORD) => {
      const { code, stderr } = await runIn(
        { env: { SMEDT_PASSWORD: password }, input: '' },
        ...['sync', '--data-dir', folder, '--no-wait', ...args],
      )
      expect(code).toBe(1)
      return stderr
    }
    const to = (url: string) => ['--platform', url]
    const code = options.enrol.slice(0, 2)
    expect(await say(['--account', 'expert1', ...to('ftp://x')])).toContain('http://')
    expect(await say(['--account', 'expert1', ...code, ...to(NOBODY_LISTENS)])).toContain(
      '连不上平台',
    )
    expect(await say(['--account', 'expert1', ...to(platform.url)])).toContain('--enrol')
    expect(await say(['--account', 'expert1', '--enrol', 'NOBODY'])).toContain('登记码')
    expect(await say(['--account', 'expert1', ...code], 'wrong')).toContain('账号或密码不对')
    expect(await say(['--account', 'nobody'])).toContain('账号或密码不对')
    expect(await say(['--account', 'expert1'], '')).toContain('SMEDT_PASSWORD')
  })

  it('refuses a task that is not signed, by name, before it asks anybody anything', async () => {
    const { folder, task } = await aFolderWithSamples()
    const { code, stderr } = await runIn(
      { input: '' },
      ...['sync', '--account', 'expert1', '--task', task.number, '--data-dir', folder],
    )
    expect(code).toBe(1)
    expect(stderr).toBe(`${task.enterprise}（${task.number}）还没有签完字，不能上报。\n`)
  })

  it('prints why an opinion is set aside, and tries it again when called again', async () => {
    const { taskId, platform, options } = await aPanelMember()
    const args = ['sync', ...options.account] as const
    await withdrawTask(platform.desk, taskId, '企业申请延期')
    const refused = await runIn({ env }, ...args, ...options.enrol)
    expect(refused.code).toBe(1)
    expect(refused.stdout).toMatch(/^已搁置 .+ 第 1 版：平台拒收：.*企业申请延期/u)
    await reassignTask(platform.desk, taskId, options.accountId, '恢复验收')
    expect((await runIn({}, ...args)).code).toBe(0)
  })
})

describe('a sync on a bad line', () => {
  it('says what it waits for and goes on by itself, signing in and sending', async () => {
    const { folder } = await aFolderWithSignedTask()
    const platform = await aSamplePlatform()
    const seen = new Set<string>()
    const proxy = await aFaultProxy(platform.url, ({ method, path }) => {
      const place = `${method} ${path}`
      if (seen.has(place)) return 'pass'
      seen.add(place)
      return path.endsWith('/sessions') ? { status: 503 } : 'lose-request'
    })
    const { account, enrol } = optionsFor(platform, folder, proxy.url)
    const sent = await runIn({ env }, 'sync', ...account, ...enrol)
    expect(sent.code).toBe(0)
    expect(sent.stdout).toContain('已上报')
    expect(sent.stderr).toMatch(/连不上平台.*\d+ 秒后再试/u)
    expect(sent.stderr).toMatch(/平台正忙.*\d+ 秒后再试/u)
    expect(seen).toContain('POST /api/v1/submissions')
  })

  it('ends at once with --no-wait, says why, and what was signed stays to be sent', async () => {
    const folder = await aFolder()
    const signed = await aSignedTask({ dataFolder: folder, key: await loadFileKey(folder) })
    const platform = await aSamplePlatform()
    await signInForTask(signed.call, platform, signed.taskId)
    signed.core.close()
    const { account } = optionsFor(platform, folder)
    const args = ['sync', ...account, '--json', '--platform', platform.url] as const
    await platform.restart(async () => {
      const offline = await runIn({}, ...args, '--no-wait')
      expect(offline.code).toBe(1)
      expect(JSON.parse(offline.stdout)).toMatchObject({
        confirmed: 0,
        opinions: [{ task: signed.taskId, status: 'queued', receiptNumber: null }],
        problem: expect.stringContaining('连不上平台') as string,
      })
    })
    const back = await runIn({}, ...args)
    expect(JSON.parse(back.stdout)).toMatchObject({ confirmed: 1, problem: null })
  })

  it('pauses with Ctrl+C and goes on from there: what arrived is not sent again', async () => {
    const folder = await aFolder()
    const key = await loadFileKey(folder)
    const sizeBytes = 4 * 1024 ** 2
    const { core, call } = await aCoreWithOpinions(1, () => [randomBytes(sizeBytes)], {
      dataFolder: folder,
      key,
    })
    // Slow enough to be interrupted in the middle of the file.
    await call('sync.setBandwidth', { bytesPerSecond: 1024 ** 2 })
    core.close()
    const platform = await aSamplePlatform()
    const proxy = await aFaultProxy(platform.url, () => 'pass')
    const { account, enrol } = optionsFor(platform, folder, proxy.url)
    const args = ['sync', ...account, ...enrol] as const
    const paused = await runIn(
      {
        env,
        onStderr: (text, interrupt) => {
          if (/第 2 版：[3-7]0%/u.test(text) && !text.includes('正在暂停')) interrupt()
        },
      },
      ...args,
    )
    expect(paused.code).toBe(1)
    expect(paused.stderr).toContain('再次运行同一命令会接着上报')
    expect(paused.stdout).toContain('待上报')
    const sentBefore = proxy.uploadedBytes()
    expect(sentBefore).toBeGreaterThan(sizeBytes / 4)

    const open = await aCore({ dataFolder: folder, key })
    await open.call('sync.setBandwidth', { bytesPerSecond: null })
    open.core.close()
    const sent = await runIn({}, ...args)
    expect(sent.code).toBe(0)
    // All that may come twice is the chunk that was on its way; none is bigger than a second's worth.
    expect(proxy.uploadedBytes()).toBeLessThan(sizeBytes + 1.5 * 1024 ** 2)
  })
})
