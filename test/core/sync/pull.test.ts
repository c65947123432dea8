import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listTaskUpdates } from '../../../db/queries/platform-news.ts'
import { aSignedTask, aCoreWithTask } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { reissueTask, withdrawTask } from '../../platform/rules/tasks.ts'
import { aReceivedTask, bringDecision } from '../received/kit.ts'

describe('what comes from the platform', () => {
  it('tells of a withdrawn task and leaves everything of it where it is', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    const before = await call('task.get', { taskId })
    await withdrawTask(platform.desk, taskId, '企业申请延期')
    await call('sync.start', { taskIds: null })
    const { notices, items } = await untilSync(call, isIdle)
    expect(notices).toContainEqual(
      expect.objectContaining({ taskId, state: 'withdrawn', reason: '企业申请延期', isHere: true }),
    )
    // The platform does not take it any more: it stands aside with the reason, unsent.
    expect(items).toMatchObject([{ status: 'set-aside', problem: { reason: 'refused' } }])
    const after = await call('task.get', { taskId })
    expect(after.records).toEqual(before.records)
    expect(after.evidence).toEqual(before.evidence)
  })

  it('keeps a newer package beside the one in force', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId } = await aCoreWithTask()
    await signInForTask(call, platform, taskId)
    const before = await call('task.get', { taskId })
    await reissueTask(platform.desk, taskId, '更正联系电话')
    await call('sync.start', { taskIds: null })
    const { notices } = await untilSync(call, isIdle)
    expect(notices).toContainEqual(
      expect.objectContaining({ taskId, state: 'changed', problem: null }),
    )
    expect(listTaskUpdates(core.context.db, taskId)).toMatchObject([
      { revision: before.package.task.revision + 1 },
    ])
    expect((await call('task.get', { taskId })).package).toEqual(before.package)
  })

  it('waits where the platform has no time to give a package out', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId } = await aCoreWithTask()
    let asked = 0
    const proxy = await aFaultProxy(platform.url, ({ path }) => {
      if (!path.includes('/packages/')) return 'pass'
      asked += 1
      return asked === 1 ? { status: 429 } : 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    await reissueTask(platform.desk, taskId, '更正联系电话')
    await call('sync.start', { taskIds: null })
    expect((await untilSync(call, isIdle)).problem).toBeNull()
    expect(asked).toBe(2)
    expect(listTaskUpdates(core.context.db, taskId)).toHaveLength(1)
  })

  it('brings the decision of the county bureau on a received opinion', async () => {
    const received = await aReceivedTask()
    await bringDecision(received)
    const { call, taskId } = received
    const { decisions } = await call('sync.state', {})
    expect(decisions).toMatchObject([{ taskId, decision: 'agreed', isSealed: true, isOurs: true }])
  })
})

describe('the way to the platform', () => {
  it('warns of a wrong clock and sends all the same', async () => {
    const platform = await aSamplePlatform()
    const now = (): Date => new Date(Date.now() - 730 * 24 * 3_600_000)
    const { call, taskId } = await aSignedTask({ now })
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    const { clockWarning, items } = await untilSync(call, isIdle)
    expect(clockWarning).toContain('慢了约 730 天')
    expect(items).toMatchObject([{ status: 'confirmed' }])
  })

  it('renews an access that has run out in the middle, with no word to anybody', async () => {
    let aheadMs = 0
    const platform = await aSamplePlatform({ now: () => new Date(Date.now() + aheadMs) })
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'pulling' || phase === 'pushing')
    aheadMs = 3_600_000
    const { items, problem } = await untilSync(call, isIdle)
    expect(problem).toBeNull()
    expect(items).toMatchObject([{ status: 'confirmed' }])
  })

  it('never goes past a certificate that nobody vouches for', async () => {
    const platform = await aSamplePlatform({ tls: await aCertificate() })
    const { call } = await aSignedTask()
    await call('app.saveSettings', { platformUrl: platform.url })
    const registering = call('sync.register', { enrolmentCode: 'DEMO-2026-1', name: '一号' })
    await expect(registering).rejects.toMatchObject({ info: { reason: 'certificate' } })
  })
})

/** A key and a certificate that it has signed itself. */
async function aCertificate(): Promise<{ readonly key: string; readonly cert: string }> {
  const folder = await aFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')] as const
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '1', '-nodes', '-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...subject], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}
