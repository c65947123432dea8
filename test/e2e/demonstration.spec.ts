import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aPng } from '../fixtures/media.ts'
import { willPick } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const MES = '制造执行系统（含设备管理与 OEE 模块）'
test("the contract's system is shown step by step, each with its own pictures; another has own steps", async ({
  startOn,
  folder,
}, info) => {
  const { app, page } = await startOn('demonstration')
  await page.screenshot({ path: info.outputPath('start.png') })
  await expectNoViolations(page)

  // One press: name, type, brand and provider are those of the contract.
  const contract = page.getByRole('group', { name: '合同交付' })
  await contract.getByRole('button', { name: MES }).click()
  const value = (name: string) => page.getByRole('textbox', { name, exact: true })
  await expect(value('系统名称')).toHaveValue(MES)
  await expect(value('品牌型号')).toHaveValue('智联工软 ZL-MES 5.2')
  await expect(value('服务商')).toHaveValue('长春智联工软科技有限公司（示例）')
  await expect(value('演示人')).toBeFocused()
  await page.keyboard.type('孙晓东')
  await expect(contract.getByRole('button', { name: MES })).toContainText('已添加')

  // Results by keyboard: a digit chooses, down goes on.
  const rows = page.locator('.demonstration-step')
  await expect(rows).toHaveCount(4)
  await rows.nth(0).getByRole('radio', { name: '通过', exact: true }).focus()
  for (const key of ['1', 'ArrowDown', '2', 'ArrowDown', '3']) await page.keyboard.press(key)
  await expect(rows.nth(1).getByRole('radio', { name: '部分通过' })).toBeChecked()
  await expect(rows.nth(2).getByRole('radio', { name: '未通过' })).toBeChecked()
  await rows.nth(1).getByRole('textbox', { name: '第 2 步的实际结果' }).fill('工艺参数靠手工录入')

  // A picture picked for step 2, one pasted into step 3: each is at its own step only.
  const path = join(folder, '工单参数.png')
  await writeFile(path, aPng())
  await willPick(app, path)
  await rows
    .nth(1)
    .getByRole('button', { name: `为${MES}第 2 步添加佐证` })
    .click()
  await expect(rows.nth(1)).toContainText('佐证 1 份')
  await rows.nth(2).getByRole('textbox', { name: '第 3 步的实际结果' }).focus()
  await pasteImage(page, aPng())
  await expect(rows.nth(2)).toContainText('佐证 1 份')
  await expect(page.getByRole('region', { name: `${MES}的佐证` })).toContainText('暂无佐证')
  await steps.untilSaved(page)
  await page.screenshot({ path: info.outputPath('steps.png') })
  await expectNoViolations(page)

  await steps.openStep(page, 'evidence')
  const row = page.getByRole('row', { name: /工单参数/ })
  await row.getByRole('button', { name: /系统演示“.*”·查看一张工单的物料耗用/ }).click()
  await expect(rows.nth(1)).toBeFocused()

  // A system that the script does not know: what is done and expected is typed in.
  await page.getByRole('button', { name: /^其他系统/ }).click()
  const other = page.locator('.record-card').filter({ hasText: '还没有步骤' })
  await expect(other).toBeVisible()
  await page.keyboard.type('能源看板')
  await page.getByRole('button', { name: '添加一步' }).click()
  await page.getByRole('textbox', { name: '1. 操作' }).fill('打开当日用电曲线')
  await page.getByRole('textbox', { name: '预期结果' }).fill('与电表读数一致')
  await page.getByRole('button', { name: '添加一步' }).click()
  await page.getByRole('button', { name: '移除第 2 步' }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('radio', { name: '通过', exact: true }).click()
  await steps.untilSaved(page)
  await page.screenshot({ path: info.outputPath('other.png') })
  await expectNoViolations(page)

  // The step that was forgotten keeps the method open, one click away.
  await steps.byId(page, 'step:demonstration').getByRole('radio', { name: '标为完成' }).click()
  await steps.jumpTo(page, /第 4 步还没有结果/)
  await expect(rows.nth(3)).toBeFocused()
  await page.keyboard.press('4')
  await expect(rows.nth(3).getByRole('radio', { name: '未演示' })).toBeChecked()
  await steps.openGaps(page)
  await expect(page.getByText(/第 4 步还没有结果/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /数据贯通矩阵还没有记录/ })).toBeVisible()
})

test('the matrix is walked and filled by keyboard and speaks where connectivity is marked', async ({
  startOn,
}, info) => {
  const { page } = await startOn('demonstration')
  await page.getByText(/^数据贯通 0 条$/).click()
  await page.getByRole('textbox', { name: '矩阵中没有的系统或设备' }).fill('设备/PLC')
  await page.keyboard.press('Enter')
  const cell = (from: RegExp, to: RegExp) =>
    page.getByRole('gridcell', { name: new RegExp(`^${from.source}.* 到 ${to.source}`) })
  await expect(page.getByRole('rowheader', { name: '设备/PLC' })).toBeVisible()
  await page.screenshot({ path: info.outputPath('empty-matrix.png') })
  await expectNoViolations(page)

  // From equipment to MES: up and left by arrows, Enter opens the new connection at what is open.
  await cell(/制造执行/, /质量管理/).focus()
  for (const key of [
    'End',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'Home',
  ])
    await page.keyboard.press(key)
  await expect(cell(/设备\/PLC/, /制造执行/)).toBeFocused()
  await page.keyboard.press('Enter')
  const data = page.getByRole('textbox', { name: '传递的数据' })
  await expect(data).toBeFocused()
  await expect(page.getByRole('textbox', { name: '来源系统' })).toHaveValue('设备/PLC')
  await page.keyboard.type('产量、状态和报警')
  await page.getByRole('radio', { name: '自动传递' }).focus()
  await page.keyboard.press('1')
  await page.getByRole('radio', { name: '现场演示' }).focus()
  await page.keyboard.press('1')
  await expect(cell(/设备\/PLC/, /制造执行/)).toContainText('自动，已演示')
  await page.keyboard.press('Escape')
  await expect(cell(/设备\/PLC/, /制造执行/)).toBeFocused()

  // By touch, claimed only and by hand; then a second one the same way, left unfinished.
  await cell(/制造执行/, /ERP/).click()
  await data.fill('完工数量')
  await page.getByRole('radio', { name: '人工传递' }).click()
  await page.getByRole('radio', { name: '仅口头说明' }).click()
  await expect(cell(/制造执行/, /ERP/)).toContainText('人工，仅口头')
  await page.getByRole('button', { name: '同方向再记一条' }).click()
  await expect(page.locator('.record-card[id^="connection:"]')).toHaveCount(3)
  await expect(cell(/制造执行/, /ERP/)).toContainText('2 条')
  await expect(page.getByText('自动且已演示 1 / 3 条')).toBeVisible()
  await steps.untilSaved(page)
  await page.screenshot({ path: info.outputPath('matrix.png'), fullPage: true })
  await cell(/制造执行/, /ERP/).scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('matrix-top.png') })
  await expectNoViolations(page)

  // What is not filled in is a gap; it is filled in from there.
  await steps.byId(page, 'step:demonstration').getByRole('radio', { name: '标为完成' }).click()
  await steps.openStep(page, 'opinion')
  await steps.jumpTo(page, /数据连接“制造执行.*”还没有填写传递的数据、传递方式、核实方式/)
  const last = page.locator('.record-card[id^="connection:"]').nth(2)
  await expect(last).toBeFocused()
  await last.getByRole('button', { name: '删除这条连接' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /理由/ }).fill('重复')
  await dialog.getByRole('button', { name: /删\s*除/ }).click()
  await expect(page.locator('.record-card[id^="connection:"]')).toHaveCount(2)

  // The sum stands where the aspect is marked, and among the opinion's facts.
  await steps.openStep(page, 'scoring')
  await page.getByText('验收评议', { exact: true }).click()
  const aspect = page.getByRole('region', { name: /^数据贯通程度/ })
  await expect(aspect).toContainText('数据贯通矩阵：自动且已演示 1 / 2 条')
  await aspect
    .getByText(/^数据贯通矩阵/)
    .evaluate((line) => line.scrollIntoView({ block: 'center' }))
  await page.screenshot({ path: info.outputPath('rubric.png') })
  await aspect.getByRole('button', { name: '查看矩阵' }).click()
  await expect(page.getByRole('grid', { name: '数据贯通矩阵' })).toBeVisible()
  await steps.openStep(page, 'opinion')
  await expect(page.getByText('自动且已演示 1 / 2 条')).toBeVisible()
  await page.getByRole('button', { name: '生成草稿' }).click()
  await expect(steps.byId(page, 'opinion:text')).toHaveValue(
    /数据贯通：核实系统间数据传递2条，自动传递且现场演示1条，人工传递1条（其中仅口头说明1条）。/,
  )
})

/** As Ctrl+V of a screenshot gives it to the page: Electron's own clipboard differs by version. */
async function pasteImage(page: Page, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (content) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(
        new File([new Uint8Array(content)], '截图.png', { type: 'image/png' }),
      )
      const paste = { clipboardData, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', paste))
    },
    [...bytes],
  )
}
