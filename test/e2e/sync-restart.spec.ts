import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { startHttpProxy } from '../helpers/http-proxy.ts'
import { killApp } from '../walk/app.ts'
import { openPlace } from '../walk/moves.ts'
import { processTree } from '../walk/process-tree.ts'
import { startSamplePlatform } from '../walk/sample-platform.ts'
import { expect, test } from './fixtures.ts'
import { freePort } from './free-port.ts'
import { signedOpinions } from './signed-opinions.ts'

const MIB = 1024 ** 2
const BIG_BYTES = 4 * MIB
/** What may be sent again for each cut: a chunk, of at most what the limit lets through in a second. */
const CHUNK_BYTES = 64 * 1024
const PATIENTLY = { timeout: 300_000 }

test('a run is gone on with from where it was: after a question, a kill and a sleep', async ({
  start,
  folder,
}, info) => {
  test.setTimeout(1_500_000)
  const options = { dataDir: join(folder, 'platform'), port: await freePort() }
  let platform = await startSamplePlatform(options)
  const proxy = await startHttpProxy()
  const count = await signedOpinions(folder, platform.url, {
    evidence: [[randomBytes(BIG_BYTES)]],
    limit: 32 * 1024,
    signIn: platform.signIn,
  })
  let { app, page } = await begin()
  const small = await totalOfFirst(page)
  const titles = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()))
  await expect.poll(titles).toEqual([`待上报 ${count} - 数字化改造现场验收`])
  await page.getByRole('button', { name: /开始同步/ }).click()
  await untilBig(page)
  await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible()
  await page.screenshot({ path: info.outputPath('1-big-file.png') })

  await test.step('whoever closes the program is asked, and may stay', async () => {
    await answerQuestions(app, '继续上报')
    await closeWindow(app)
    await expect.poll(() => questions(app)).toEqual(['正在上报，还有 1 份没有传完。要关闭程序吗？'])
    await expect(page.getByText('正在发送').first()).toBeVisible()
  })

  await test.step('closed all the same, it goes on with the next start', async () => {
    await answerQuestions(app, '关闭程序')
    const ended = new Promise((resolve) => app.process().once('exit', resolve))
    await closeWindow(app)
    await ended
    ;({ app, page } = await begin())
    await untilBig(page)
    await expect(page.locator('.rail-count')).toHaveText('1')
    await page.screenshot({ path: info.outputPath('2-next-start.png') })
  })

  await test.step('killed, it goes on with the next start', async () => {
    await killApp(app)
    ;({ app, page } = await begin())
    await untilBig(page)
    await expect(page.locator('.rail-count')).toHaveText('1')
    const bar = page.getByRole('progressbar', { name: '全部进度' })
    // A chunk of the big file is less than a percent.
    await expect(bar).toHaveAttribute('aria-valuenow', /^[1-9]/)
    await page.screenshot({ path: info.outputPath('3-after-the-kill.png') })
  })

  await test.step('asleep while the connection is closed, it goes on when it wakes up', async () => {
    const pids = await processTree(app.process().pid ?? 0)
    expect(pids.length).toBeGreaterThan(2)
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    await platform.close()
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    platform = await startSamplePlatform(options)
    for (const pid of pids) process.kill(pid, 'SIGCONT')
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    await page.getByRole('combobox', { name: '上传限速' }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: '不限速' }).click()
    await expect(page.getByRole('heading', { name: `已上报 ${count}` })).toBeVisible(PATIENTLY)
    await expect(page.locator('.rail-count')).toHaveCount(0)
    await expect.poll(titles).toEqual(['数字化改造现场验收'])
    await page.screenshot({ path: info.outputPath('4-all-received.png') })
  })
  // Ended by a close, a kill and a sleep: three cuts.
  expect(proxy.uploadedBytes()).toBeGreaterThan(BIG_BYTES)
  expect(proxy.uploadedBytes()).toBeLessThanOrEqual(small + BIG_BYTES + 3 * CHUNK_BYTES)
  await proxy.close()
  await platform.close()

  async function begin() {
    const running = await start([], proxy.env)
    await running.page.setViewportSize({ width: 1366, height: 768 })
    await openPlace(running.page, '同步')
    return running
  }
})

/** Waits until some of the big file is at the platform. */
async function untilBig(page: Page): Promise<void> {
  const row = page.locator('.sync-row').filter({ hasText: '第 2 版' })
  await expect(row.getByText(/^[1-9][\d.]* (KB|MB) \/ 4\.0 MB · 佐证/)).toBeVisible(PATIENTLY)
}

/** Bytes of the opinion that is sent before the big one, and of the big one's own document. */
async function totalOfFirst(page: Page): Promise<number> {
  const text = (await page.locator('.sync-files summary').first().textContent()) ?? ''
  const [, value, unit] = /([\d.]+) (KB|MB)/u.exec(text) ?? []
  // Shown rounded.
  return (Number(value) + 1) * (unit === 'MB' ? MIB : 1024)
}

async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

/** Answers the system's questions from now on with the button of this name, and remembers them. */
async function answerQuestions(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, buttons = [] } = args.at(-1) as Electron.MessageBoxOptions
      asked.push(message)
      return Promise.resolve({ response: buttons.indexOf(wanted), checkboxChecked: false })
    }
  }, label)
}

const questions = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate((): unknown => Reflect.get(globalThis, 'asked'))
