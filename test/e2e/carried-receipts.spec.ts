import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isIdle, untilSync } from '../helpers/sync-state.ts'
import { willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { signedOpinions } from './signed-opinions.ts'
import { looker } from './looker.ts'

const MANY = 40
const PASSWORD = '车间验收-2026'

test('receipts carried for another laptop are printed, exported and found in the history', async ({
  start,
  folder,
  platform,
}, info) => {
  test.setTimeout(600_000)
  const other = join(folder, 'other')
  await mkdir(other)
  const stick = join(folder, '上报.uploadbatch')
  const evidence = Array.from({ length: MANY - 1 }, (_, index) => [Buffer.from(`照片 ${index}`)])
  await signedOpinions(other, platform.url, { evidence })
  await withData(other, async (call, grant) => {
    await call('batch.export', { taskIds: null, grant: grant(stick), password: PASSWORD })
  })
  await withData(folder, async (call, grant) => {
    await call('app.saveSettings', { platformUrl: platform.url })
    const { code, account, password } = platform.signIn
    await call('sync.register', { enrolmentCode: code, name: '评测三组笔记本' })
    await call('sync.signIn', { account, password })
    await call('batch.import', { grant: grant(stick), password: PASSWORD })
    await call('sync.start', { taskIds: null })
    await untilSync(call, isIdle, 500_000)
  })

  const { app, page } = await start()
  const look = looker(page, info)
  await page.setViewportSize({ width: 1366, height: 768 })
  await steps.openPlace(page, '同步')

  await page.getByText('同步记录 1', { exact: true }).click()
  await page.getByRole('button', { name: /开始的同步涉及的意见/ }).click()
  const run = page.getByRole('dialog')
  await expect(run.getByText(/已收到回执：HZ-/)).toHaveCount(MANY)
  await expect(run.getByText('第 1 轮 · 第 40 版')).toBeVisible()
  await page.waitForTimeout(500)
  await look('1-run')
  await page.keyboard.press('Escape')

  await page.getByText(`回执 ${MANY}`, { exact: true }).click()
  await page.getByRole('button', { name: '查看回执' }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: '打印', exact: true }).click()
  const printing = page.getByRole('dialog', { name: '打印：上报回执' })
  await expect(printing.getByText(/^共 [1-9]\d* 页，A4/)).toBeVisible()
  await expect(printing.getByText('这份文书还没有打印过')).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.webContents.getPrintersAsync = () => Promise.resolve([])
  })
  await printing.getByRole('button', { name: '打印…' }).click()
  await expect(printing.getByText('这台电脑上没有打印机')).toBeVisible()
  await expect(printing.getByText(/　没有打印机/)).toBeVisible()
  await look('2-printing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await willSaveAs(app, join(folder, '全部回执.zip'))
  // Cancelled at once: by the time a look is over, a fast computer has exported all of them.
  await page.getByRole('button', { name: '全部导出（压缩包）' }).click()
  await page.getByRole('button', { name: '取消导出' }).click()
  await expect(page.getByText(/已取消导出，本机的回执都在/)).toBeVisible()
  await look('3-cancelled')
  await page.getByRole('button', { name: '全部导出（压缩包）' }).click()
  await page.getByRole('button', { name: '取消导出' }).scrollIntoViewIfNeeded()
  await look('4-exporting')
  await expect(page.getByText(`已导出 ${MANY} 份回执到“全部回执.zip”`)).toBeVisible({
    timeout: 180_000,
  })
})
