import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { playTask } from '../../electron/core/play/play-task.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { openBrowser } from './browser.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { looker } from './looker.ts'
import { expectNoViolations } from './no-violations.ts'

test('stamped paper that is scanned after the opinion was received goes up by itself', async ({
  start,
  folder,
  platform,
  pkg,
}, info) => {
  test.setTimeout(420_000)
  const picture = join(folder, '盖章扫描件.jpg')
  await withData(folder, async (call) => {
    await call('app.saveSettings', { platformUrl: platform.url })
    await call('task.importSamples', {})
    const taskId = pkg.task.id
    await playTask(call, taskId, samplesFolder)
    const pdf = picture.replace('.jpg', '.pdf')
    await writeFile(pdf, await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 }))
    const out = picture.replace('.jpg', '')
    execFileSync('pdftoppm', ['-r', '150', '-jpeg', '-singlefile', pdf, out])
  })
  const { app, page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openPlace(page, '同步')
  await steps.signIn(page, platform.signIn)
  await page.getByRole('button', { name: '开始同步（上报 1 份）' }).click()
  await expect(page.getByRole('heading', { name: '已上报 1' })).toBeVisible({ timeout: 180_000 })

  await test.step('added where the paper is signed', async () => {
    await steps.openPlace(page, '任务')
    await steps.openTask(page, pkg.application.enterpriseName)
    await page.getByRole('link', { name: '签字' }).click()
    await willPick(app, picture)
    await page.getByRole('button', { name: '添加扫描件' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('二维码与本版一致')
    await dialog.getByRole('button', { name: /添\s*加/ }).click()
    await expect(page.getByText('单独上报，待上报')).toBeVisible()
    await page.getByRole('button', { name: '添加扫描件' }).scrollIntoViewIfNeeded()
    await look('1-added')
    await page.getByRole('button', { name: '去上报后补的扫描件' }).click()
    await expect(page.getByText('盖章扫描件：盖章扫描件.jpg')).toBeVisible()
    await look('2-under-its-task')
  })

  await test.step('sent from the sync centre', async () => {
    await steps.openPlace(page, '同步')
    await expect(page.getByRole('heading', { name: '待上报 1' })).toBeVisible()
    await look('3-waiting')
    await page.getByRole('button', { name: '开始同步（上报 1 份）' }).click()
    await expect(page.getByRole('heading', { name: '已上报 2' })).toBeVisible({ timeout: 60_000 })
    await page.getByRole('heading', { name: '已上报 2' }).scrollIntoViewIfNeeded()
    await look('4-received')
  })

  const receipt = join(folder, '扫描件回执.json')
  await test.step('its receipt is read, kept and verified', async () => {
    const row = page.getByRole('listitem').filter({ hasText: '盖章扫描件：盖章扫描件.jpg' })
    await row.getByRole('button', { name: '查看回执' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('canvas').first()).toBeVisible({ timeout: 60_000 })
    await page.waitForTimeout(1500)
    await look('5-receipt')
    await willSaveAs(app, receipt)
    await dialog.getByRole('button', { name: '保存签名回执' }).click()
    await expect(dialog.getByText('已保存到“扫描件回执.json”。')).toBeVisible()
    await page.keyboard.press('Escape')
    await willPick(app, receipt)
    await steps.openPlace(page, '核验')
    await page.getByRole('button', { name: '选择文件' }).click()
    await expect(page.getByRole('heading', { name: '核验通过：平台签名有效' })).toBeVisible()
    await expect(page.getByText('上报之后补的盖章扫描件')).toBeVisible()
    await look('6-verified')
  })

  await test.step('where it was added it says so', async () => {
    await steps.openPlace(page, '任务')
    await steps.openTask(page, pkg.application.enterpriseName)
    await page.getByRole('link', { name: '上报' }).click()
    await expect(page.getByRole('heading', { name: '本轮的验收意见' })).toBeVisible()
    await look('7-both-receipts')
    await page.getByRole('link', { name: '签字' }).click()
    await expect(page.getByText(/已单独上报，回执 HZ-/)).toBeVisible()
  })

  await test.step('the platform shows it with its opinion', async () => {
    const browser = await openBrowser(folder, platform.url)
    await browser.page.getByRole('link', { name: pkg.application.enterpriseName }).click()
    const part = browser.page.getByRole('heading', { name: '后补的盖章扫描件 1 份' })
    await part.scrollIntoViewIfNeeded()
    await browser.page.screenshot({ path: info.outputPath('8-platform.png') })
    await expectNoViolations(browser.page)
    await browser.close()
  })
})
