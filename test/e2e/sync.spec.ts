import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { playTask } from '../../electron/core/play/play-task.ts'
import { receiptsFileSchema } from '../../shared/formats/upload-batch.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { startSamplePlatform, type SamplePlatform } from '../walk/sample-platform.ts'
import { openBrowser } from './browser.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { freePort } from './free-port.ts'
import { looker } from './looker.ts'
import { expectNoViolations } from './no-violations.ts'

/** The sample tasks, each played to its signed opinion. */
async function signedTasks(folder: string, platformUrl: string): Promise<number> {
  let count = 0
  await withData(folder, async (call) => {
    await call('app.saveSettings', { platformUrl })
    const { imported } = await call('task.importSamples', {})
    for (const { id } of imported) await playTask(call, id, samplesFolder)
    count = imported.length
  })
  return count
}

test('a batch outlives the platform: killed in its middle, it ends with a receipt for all', async ({
  start,
  folder,
}, info) => {
  test.setTimeout(420_000)
  const options = { dataDir: join(folder, 'platform'), port: await freePort() }
  let platform: SamplePlatform = await startSamplePlatform(options)
  const count = await signedTasks(folder, platform.url)
  const { page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openPlace(page, '同步')
  await expect(page.getByText(/登录平台后才能开始同步/)).toBeVisible()
  await expect(page.getByRole('button', { name: /开始同步/ })).toBeDisabled()
  await look('1-not-signed-in')
  await steps.signIn(page, platform.signIn)
  // Slow enough to be stopped in the middle.
  await page.getByRole('combobox', { name: '上传限速' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '128 KB' }).click()
  await look('2-ready')

  await page.getByRole('button', { name: `开始同步（上报 ${count} 份）` }).click()
  await expect(page.getByText('正在发送').first()).toBeVisible()
  await expect(page.getByText(/KB\/秒/).first()).toBeVisible()
  await look('3-sending')
  await platform.close()
  await expect(page.getByRole('alert').filter({ hasText: /平台/ }).first()).toBeVisible({
    timeout: 60_000,
  })
  await look('4-platform-gone')
  await expect(page.getByRole('heading', { name: `已上报 ${count}` })).toHaveCount(0)

  platform = await startSamplePlatform(options)
  await page.getByRole('combobox', { name: '上传限速' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '不限速' }).click()
  await expect(page.getByRole('heading', { name: `已上报 ${count}` })).toBeVisible({
    timeout: 180_000,
  })
  await expect(page.getByText(/回执 HZ-/)).toHaveCount(count)
  await expect(page.locator('.rail-count')).toHaveCount(0)
  await look('5-all-received')
  await page.getByText(`回执 ${count}`, { exact: true }).click()
  await page.getByText(/^同步记录 \d+$/).click()
  await page.getByText(/^同步记录 \d+$/).scrollIntoViewIfNeeded()
  await look('6-receipts-and-history')
  await page.setViewportSize({ width: 820, height: 1180 })
  await look('7-tablet')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look('8-tablet-dark')

  const browser = await openBrowser(folder, platform.url)
  await expect(browser.page.getByText(/HZ-/)).toHaveCount(count)
  await browser.page.screenshot({ path: info.outputPath('9-platform.png') })
  await browser.close()
  await platform.close()
})

test('without a network: a batch on a stick, taken in on the platform’s page, receipts back', async ({
  start,
  folder,
  platform,
}, info) => {
  test.setTimeout(300_000)
  const count = await signedTasks(folder, platform.url)
  const running = await start()
  const { app, page } = running
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  const stick = join(folder, '上报.uploadbatch')
  const password = '车间验收-2026'
  await steps.openPlace(page, '同步')
  await willSaveAs(app, stick)
  await page.getByRole('button', { name: '导出上报批次' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('批次密码').fill(password)
  await dialog.getByLabel('再输一次').fill(password)
  await look('1-password')
  await dialog.getByRole('button', { name: '选择保存位置' }).click()
  await expect(page.getByText(`已导出 ${count} 份到“上报.uploadbatch”`)).toBeVisible({
    timeout: 60_000,
  })
  await page.getByText(/已导出/).scrollIntoViewIfNeeded()
  await look('2-exported')

  const browser = await openBrowser(folder, `${platform.url}/batch`)
  await browser.page.getByLabel('批次密码').fill(password)
  await browser.page.getByLabel('批次文件').setInputFiles(stick)
  await browser.page.getByRole('button', { name: '接收' }).click()
  await expect(
    browser.page.getByRole('heading', { name: `已接收 ${count} 份，未接收 0 份` }),
  ).toBeVisible({ timeout: 60_000 })
  await browser.page.screenshot({ path: info.outputPath('3-platform-took-it.png') })
  await expectNoViolations(browser.page)
  await browser.page.getByRole('button', { name: '下载回执文件' }).click()
  const receipts = join(browser.downloads, '回执.receipts')
  const receivedIn = async (): Promise<number> =>
    receiptsFileSchema.parse(JSON.parse(await readFile(receipts, 'utf8'))).receipts.length
  await expect.poll(() => receivedIn().catch(() => 0), { timeout: 60_000 }).toBe(count)
  await browser.close()

  await willPick(app, receipts)
  await page.getByRole('button', { name: '导入回执' }).click()
  await expect(page.getByText(`${count} 份核验通过，已上报`)).toBeVisible()
  await expect(page.getByRole('heading', { name: `已上报 ${count}` })).toBeVisible()
  await look('4-receipts-home')
})

test('a task that the platform changed or took back is shown, and local work is kept', async ({
  start,
  folder,
  platform,
  pkg,
}, info) => {
  test.setTimeout(240_000)
  const taskId = pkg.task.id
  await withData(folder, async (call) => {
    await call('app.saveSettings', { platformUrl: platform.url })
    await call('task.importSamples', {})
  })
  const tell = (path: string, reason: string) =>
    fetch(new URL(`/tasks/${taskId}/${path}`, platform.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: platform.url,
      },
      body: new URLSearchParams({ reason, account: '' }),
      redirect: 'manual',
    })
  expect((await tell('reissue', '企业更正了联系电话')).status).toBe(303)
  const { page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.signIn(page, platform.signIn)
  await page.getByRole('button', { name: /开始同步/ }).click()
  await expect(page.getByText('任务有更新')).toBeVisible({ timeout: 60_000 })
  await look('1-news')
  await page
    .getByRole('region', { name: '平台的任务和意见' })
    .getByRole('link', { name: pkg.application.enterpriseName })
    .click()
  await expect(page.getByRole('heading', { name: /收到任务版本 2/ })).toBeVisible()
  await look('2-both-values')
  await page.getByRole('button', { name: '采用新版本' }).click()
  await page.getByRole('dialog').getByLabel(/理由/).fill('与企业核对无误')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定/ })
    .click()
  await expect(page.getByText(/任务版本 2 由.+采用：与企业核对无误/)).toBeVisible()
  await look('3-taken-over')

  expect((await tell('withdraw', '企业申请延期')).status).toBe(303)
  await steps.openPlace(page, '同步')
  await page.getByRole('button', { name: /开始同步/ }).click()
  await expect(page.getByText('任务已撤回')).toBeVisible({ timeout: 60_000 })
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await expect(page.getByText(/平台已撤回本任务/)).toBeVisible()
  await look('4-withdrawn')
})
