import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'

test('a change is listed, undone, redone and its old value restored', async ({ startOn }) => {
  const { page } = await startOn('document-review')
  const card = steps.byId(page, 'material:M01')
  const chosen = (name: string) => card.getByRole('radio', { name, exact: true, checked: true })
  await card.getByRole('radio', { name: '齐全' }).click()
  await steps.untilSaved(page)
  await card.getByRole('radio', { name: '缺失' }).click()
  await card.getByRole('textbox', { name: /理由/ }).fill('企业未提供')
  await steps.untilSaved(page)

  // Ctrl+Z in a text field is the field's own; outside it takes back the last save.
  await chosen('缺失').focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('已撤销')).toBeVisible()
  await expect(card.getByRole('textbox', { name: /理由/ })).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(chosen('齐全')).toBeVisible()
  await page.getByRole('button', { name: '重做' }).click()
  await expect(chosen('缺失')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(chosen('齐全')).toBeVisible()

  await card.getByRole('button', { name: '修改记录' }).click()
  const dialog = page.getByRole('dialog', { name: /^修改记录：材料/ })
  await expect(dialog.getByRole('row').filter({ hasText: '撤销' })).toHaveCount(3)
  await expect(dialog.getByRole('cell', { name: '企业未提供' })).toHaveCount(2)
  await dialog.getByRole('button', { name: '将核验结果恢复为缺失' }).first().click()
  await expect(dialog.getByText('恢复修改记录中的值')).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(chosen('缺失')).toBeVisible()
})

test('what is removed lies in the bin with its reason and comes back', async ({
  start,
  pkg,
  folder,
}) => {
  const running = await start()
  const { page } = running
  await steps.importSamples(page)
  await steps.openTask(page, pkg.application.enterpriseName)
  await page.getByRole('link', { name: '回收站' }).click()
  await expect(page.getByText('回收站是空的')).toBeVisible()

  await steps.openStep(page, 'interview')
  await page.getByRole('region', { name: '新建访谈' }).getByRole('button').first().click()
  await page.getByRole('textbox', { name: '受访人' }).fill('周建国')
  await steps.untilSaved(page)
  await page.getByRole('button', { name: '删除这份访谈' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('记错了人')
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await expect(page.getByText('周建国')).toHaveCount(0)

  await steps.openStep(page, 'site-survey')
  const picture = join(folder, '看板.png')
  await writeFile(picture, Buffer.from(PIXEL, 'base64'))
  await steps.attachEvidence(running, 'checkpoint', picture)
  await page
    .getByRole('button', { name: /打开佐证/ })
    .first()
    .click()
  await page.getByRole('button', { name: '移除这份佐证' }).click()
  const reason = page.getByRole('dialog').filter({ hasText: '移除佐证' }).last()
  await reason.getByRole('textbox').fill('拍糊了')
  await reason.getByRole('button', { name: /移\s*除$/ }).click()
  await expect(page.getByRole('button', { name: /打开佐证/ })).toHaveCount(0)

  await page.getByRole('link', { name: '回收站' }).click()
  await expect(page.getByText(/理由：记错了人/)).toBeVisible()
  await expect(page.getByText(/理由：拍糊了/)).toBeVisible()
  await page.getByRole('button', { name: '恢复访谈“周建国”' }).click()
  await page.getByRole('button', { name: '恢复佐证“看板.png”' }).click()
  await expect(page.getByText('回收站是空的')).toBeVisible()
  await steps.openStep(page, 'interview')
  await expect(page.getByText('周建国').first()).toBeVisible()
})

test('the rubric is marked with reasons, by the keyboard alone', async ({ startOn }) => {
  const { page } = await startOn('scoring')
  await page.getByText('验收评议', { exact: true }).click()
  const cards = page.locator('[id^="rubric-mark:"].record-card')
  const card = cards.first()
  await card.getByRole('radio', { name: '100', exact: true }).focus()
  await page.keyboard.press('2')
  await expect(card.getByRole('radio', { name: '90', checked: true })).toBeVisible()
  await card.getByRole('textbox', { name: '扣分理由（必填）' }).fill('两台设备仍靠补录')
  await card.getByRole('textbox', { name: /其他分值/ }).fill('87.5')
  await steps.untilSaved(page)
  await expect(page.getByRole('region', { name: '我的评议合计' })).toContainText('87.5')
  await card.getByRole('textbox', { name: /其他分值/ }).fill('120')
  await expect(card.getByText('应为 0 至 100，最多三位小数')).toBeVisible()
  await card.getByRole('radio', { name: '不适用' }).click()
  await expect(card.getByRole('textbox', { name: '不适用的理由（必填）' })).toBeVisible()
  await expect(page.getByText(/还有 \d+ 个要点没有评分或没有写理由/)).toBeVisible()
  await page.getByRole('button', { name: '去“我的打分”' }).click()
  await expect(page.getByRole('button', { name: '提交打分' })).toBeVisible()
  await page.getByRole('button', { name: '去评议' }).click()
  await expect(cards.nth(1)).toBeVisible()
})

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
