import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { willPick } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { startApp } from '../walk/app.ts'
import { startSamplePlatform } from '../walk/sample-platform.ts'
import { expect, samplePath, test } from './fixtures.ts'

const run = promisify(execFile)
const cli = resolve(import.meta.dirname, '../../electron/core/cli/main.ts')

test('a bad package is refused by name, the good one beside it comes in, once', async ({
  start,
  folder,
  pkg,
}) => {
  const torn = join(folder, '截断的任务包.taskpkg')
  await writeFile(torn, (await readFile(samplePath)).subarray(0, 5000))
  const { app, page } = await start()
  await expect(page.getByRole('button', { name: '使用示例任务' })).toBeVisible()
  await willPick(app, torn, samplePath)
  await page.getByRole('button', { name: '导入任务包' }).first().click()
  await expect(page.getByText(/“截断的任务包\.taskpkg”没有导入/)).toBeVisible()
  await expect(
    page.getByRole('row').filter({ hasText: pkg.application.enterpriseName }),
  ).toHaveCount(1)
  await willPick(app, samplePath)
  await page.getByRole('button', { name: '导入任务包' }).first().click()
  await expect(page.getByText(/已在本机/)).toBeVisible()
  await expect(
    page.getByRole('row').filter({ hasText: pkg.application.enterpriseName }),
  ).toHaveCount(1)
})

test('an upload without a platform leaves the task 待上报 with the reason, and goes on later', async ({
  start,
  platform,
  folder,
  pkg,
}) => {
  const data = join(folder, 'data')
  await run(process.execPath, [cli, 'import', samplePath, '--data-dir', data])
  await run(process.execPath, [cli, 'play', pkg.task.id, '--data-dir', data])
  const { page } = await start()
  await steps.setPlatform(page, platform.url)
  await steps.signIn(page, platform.signIn)
  await platform.close()
  await page.getByRole('button', { name: /开始同步/ }).click()
  await expect(page.getByText(/连不上平台，内容仍为“待上报”/).first()).toBeVisible()
  const { port } = platform
  const back = await startSamplePlatform({ dataDir: join(folder, 'platform'), port })
  await expect(page.getByText(/回执 HZ-/).first()).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('heading', { name: /已上报 1/ })).toBeVisible()
  await back.close()
})

test('a changed platform address is asked to register at, and the old one still knows us', async ({
  start,
  platform,
}, info) => {
  const { page } = await start()
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.setPlatform(page, platform.url)
  await steps.signIn(page, platform.signIn)
  await steps.setPlatform(page, 'http://127.0.0.1:9')
  await steps.openPlace(page, '同步')
  await expect(page.getByText(`本机登记过的平台地址是 ${platform.url}`)).toBeVisible()
  await expect(page.getByRole('button', { name: '登记本机' })).toBeVisible()
  await expect(page.getByRole('button', { name: /开始同步/ })).toBeDisabled()
  await page.screenshot({ path: info.outputPath('another-address.png') })
  await steps.setPlatform(page, platform.url)
  await steps.openPlace(page, '同步')
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
})

test('a data folder has one user at a time, and its key is for this user alone', async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  const { page } = await start()
  await steps.openPlace(page, '设置')
  await expect(page.getByText(/密钥存放在数据目录旁、仅当前用户可读的文件中/)).toBeVisible()
  expect((await stat(join(data, 'data.key'))).mode & 0o777).toBe(0o600)
  const second = startApp(data)
  await expect(second).rejects.toThrow()
  const listing = run(process.execPath, [cli, 'list', '--data-dir', data])
  await expect(listing).rejects.toThrow(/正被另一个窗口或命令使用/)
})

test('the page asks for nothing outside and cannot leave itself', async ({ start }) => {
  const { app, page } = await start()
  const outside: string[] = []
  page.on('request', (request) => {
    if (!/^(app|blob|data):/.test(request.url())) outside.push(request.url())
  })
  await steps.importSamples(page)
  await page.getByRole('row').nth(1).click()
  await steps.openStep(page, 'scoring')
  expect(outside).toEqual([])
  const before = page.url()
  await page.evaluate(() => {
    window.location.href = 'https://example.invalid/'
  })
  const blocked = await page.evaluate(async () => {
    try {
      await fetch('http://127.0.0.1:1/')
      return false
    } catch {
      return true
    }
  })
  expect(blocked).toBe(true)
  expect(page.url().split('#')[0]).toBe(before.split('#')[0])
  expect(app.windows()).toHaveLength(1)
  const reach = await page.evaluate(() => [
    typeof globalThis,
    'require' in globalThis,
    'process' in globalThis,
  ])
  expect(reach).toEqual(['object', false, false])
})
