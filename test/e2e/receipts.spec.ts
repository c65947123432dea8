import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packTaskPackage } from '../../electron/core/exchange/write-task-package.ts'
import { playTask } from '../../electron/core/play/play-task.ts'
import { signedStatementSchema } from '../../shared/formats/signed-statement.ts'
import { openDesk } from '../platform/platform.ts'
import { renewHistory } from '../platform/rules/feed.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { looker } from './looker.ts'

/** What a restore from a backup does that was made before anything was received. */
async function forgetAll(dataDir: string): Promise<void> {
  const desk = await openDesk({ dataDir, port: 0 })
  for (const table of [
    'decision',
    'receipts',
    'upload',
    'submissionFile',
    'submissions',
  ] as const) {
    await desk.records.deleteFrom(table).execute()
  }
  await renewHistory(desk)
  await desk.files.close()
  await desk.records.destroy()
}

test('a receipt is read, kept, exported, verified, and sent again where the platform lost it', async ({
  start,
  folder,
  platform,
  pkg,
}, info) => {
  test.setTimeout(420_000)
  await withData(folder, async (call) => {
    await call('app.saveSettings', { platformUrl: platform.url })
    await call('task.importSamples', {})
    await playTask(call, pkg.task.id, samplesFolder)
  })
  const { app, page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openPlace(page, '同步')
  await steps.signIn(page, platform.signIn)
  await page.getByRole('button', { name: '开始同步（上报 1 份）' }).click()
  await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible({ timeout: 180_000 })
  await page.getByText('回执 1', { exact: true }).click()
  const receipts = page.getByRole('group').filter({ hasText: '平台公钥 SHA-256' })
  await receipts.scrollIntoViewIfNeeded()
  await look('1-receipts')
  await receipts.getByRole('button', { name: '查看回执' }).click()
  const dialog = page.getByRole('dialog', { name: /^上报回执/ })
  await expect(dialog.locator('canvas').first()).toBeVisible({ timeout: 60_000 })
  await page.waitForTimeout(1500)
  await look('2-receipt-page')
  // No task is open here.
  await dialog.getByRole('button', { name: '打印', exact: true }).click()
  const printing = page.getByRole('dialog', { name: '打印：上报回执' })
  await expect(printing.getByText('这份文书还没有打印过')).toBeVisible()
  await printing.locator('.ant-modal-close').click()
  await expect(printing).toBeHidden()

  const signed = join(folder, '回执.json')
  await willSaveAs(app, signed)
  await dialog.getByRole('button', { name: '保存签名回执' }).click()
  await expect(dialog.getByText('已保存到“回执.json”。')).toBeVisible()
  await page.keyboard.press('Escape')
  signedStatementSchema.parse(JSON.parse(await readFile(signed, 'utf8')))
  await willSaveAs(app, join(folder, '全部回执.zip'))
  await page.getByRole('button', { name: '全部导出（压缩包）' }).click()
  await expect(page.getByText(/已导出 1 份回执到“全部回执.zip”/)).toBeVisible()

  await forgetAll(join(folder, 'platform'))
  await page.getByRole('button', { name: '开始同步', exact: true }).click()
  await expect(page.getByRole('heading', { name: '平台已无记录 1' })).toBeVisible()
  await page.getByRole('heading', { name: '平台已无记录 1' }).scrollIntoViewIfNeeded()
  await look('3-lost-by-the-platform')
  await page.getByRole('button', { name: '再次上报' }).click()
  await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible({ timeout: 180_000 })
  await expect(page.getByRole('heading', { name: /平台已无记录/ })).toHaveCount(0)

  await willPick(app, signed)
  await steps.openPlace(page, '核验')
  await page.getByRole('button', { name: '选择文件' }).click()
  await expect(page.getByRole('heading', { name: '核验通过：平台签名有效' })).toBeVisible()
  await look('4-verified')

  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await page.getByRole('link', { name: '文书' }).click()
  await page.getByRole('button', { name: /^上报回执/ }).click()
  await expect(
    page.getByRole('region', { name: '上报回执' }).locator('canvas').first(),
  ).toBeVisible({
    timeout: 60_000,
  })
  await page.waitForTimeout(1500)
  await look('5-among-the-documents')
})

test('a newer package that is brought leads to both values, and nothing is overwritten', async ({
  start,
  folder,
  pkg,
}, info) => {
  test.setTimeout(240_000)
  await withData(folder, async (call) => {
    await call('task.importSamples', {})
  })
  const newer = structuredClone(pkg)
  newer.task.revision += 1
  newer.task.number = `${pkg.task.number}（更正）`
  newer.application.phone = '0431-12345678'
  newer.attachments = []
  const path = join(folder, '更正.taskpkg')
  await writeFile(path, await packTaskPackage(newer, new Map()))
  const { app, page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await willPick(app, path)
  await page.getByRole('button', { name: '导入任务包' }).first().click()
  await expect(page.getByText(/收到 1 项任务的新版本/)).toBeVisible()
  await look('1-brought')
  await page.getByRole('link', { name: '逐项核对并采用' }).click()
  await expect(page.getByRole('heading', { name: /收到任务版本 2，还没有采用/ })).toBeVisible()
  await expect(page.getByText('0431-12345678')).toBeVisible()
  await look('2-both-values')
})
