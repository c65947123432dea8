import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { playTask } from '../../electron/core/play/play-task.ts'
import { comparisonRows } from '../../shared/domain/comparison/rows.ts'
import { aPng } from '../fixtures/media.ts'
import { willPick } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { samplesFolder, withData } from './data.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

test('materials with pages, reasons and a copy; plan against result with words and a finding', async ({
  startOn,
  pkg,
  folder,
}, info) => {
  const { app, page } = await startOn('document-review')

  // A material that is there with its page, one that differs with page, reason and copy, one missing.
  const material = (code: string) => steps.byId(page, `material:${code}`)
  await material('M01').getByRole('radio', { name: '齐全' }).click()
  await material('M01').getByRole('textbox', { name: /页码/ }).fill('1—4')
  await material('M03').getByRole('radio', { name: '不一致' }).click()
  await expect(material('M03').getByText(/不是“齐全”，请写明理由/)).toBeVisible()
  await material('M03').getByRole('textbox', { name: /页码/ }).fill('12')
  await material('M03').getByRole('textbox', { name: /理由/ }).fill('合同金额与投入清单相差 2 万元')
  const copy = join(folder, '合同第12页.png')
  await writeFile(copy, aPng())
  await willPick(app, copy)
  await material('M03')
    .getByRole('button', { name: /添加佐证/ })
    .click()
  await expect(
    material('M03').getByRole('button', { name: /打开佐证 合同第12页\.png/ }),
  ).toBeVisible()
  await material('M05').getByRole('radio', { name: '缺失' }).click()
  await material('M05').getByRole('textbox', { name: /理由/ }).fill('财务未装订，答应三日内补交')
  await material('M04').getByRole('radio', { name: '不适用' }).click()
  await material('M04').getByRole('textbox', { name: /理由/ }).fill('随合同一并验收')
  await expect(material('M04').getByText(/必备材料记为不适用/)).toBeVisible()
  await steps.untilSaved(page)
  await expect(material('M03').getByText(/请写明理由/)).toHaveCount(0)
  await material('M03').getByRole('radio', { name: '不一致' }).focus()
  await page.screenshot({ path: info.outputPath('materials.png') })
  await expectNoViolations(page)

  // An item of the works that was not delivered in full: words are asked for, a finding is written.
  const total = comparisonRows(pkg).length
  await expect(page.getByText(`已核实 0 / ${total}`)).toBeVisible()
  const row = steps.byId(page, 'comparison:content-2')
  await expect(row).toContainText('首检、巡检、终检电子化，2 台视觉工作站自动检测支架孔位')
  await expect(row).toContainText('质量管理系统上线')
  await row.getByRole('radio', { name: '部分达成' }).click()
  await expect(row.getByText(/没有全部达成，请写明核实情况/)).toBeVisible()
  await row.getByRole('textbox', { name: /核实情况（必填）/ }).fill('视觉工作站到货一台')
  await row.getByRole('button', { name: '记为问题' }).click()
  const dialog = page.getByRole('dialog', { name: '记为问题' })
  await expect(dialog.getByRole('textbox', { name: '整改要求' })).toHaveValue(/视觉工作站到货一台/)
  await dialog.getByRole('button', { name: '记入问题清单' }).click()
  await expect(row.getByRole('button', { name: '已记 1 个问题' })).toBeVisible()
  await steps.untilSaved(page)
  await row.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('comparison.png') })
  await expectNoViolations(page)
  const level = steps.byId(page, 'comparison:level')
  await expect(level).toContainText('核定等级：待核定')
  await level.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('level.png') })
  await page.setViewportSize({ width: 800, height: 1000 })
  await row.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('comparison-tablet.png') })
  await page.setViewportSize({ width: 1366, height: 768 })

  // What is left of it stands in the list of gaps, each a jump.
  await steps.byId(page, 'step:document-review').getByRole('radio', { name: '标为完成' }).click()
  await page
    .getByRole('button', { name: /^还差 \d+ 项$/ })
    .first()
    .click()
  await page.getByText('对照“改造花费（万元）”还没有核实结果').click()
  await expect(steps.byId(page, 'comparison:spend')).toBeFocused()
  await page.keyboard.press('1')
  await expect(
    steps.byId(page, 'comparison:spend').getByRole('radio', { name: '达成', exact: true }),
  ).toBeChecked()

  // Both stand beside the draft of the opinion, and in it.
  await steps.openStep(page, 'opinion')
  await page.getByRole('button', { name: '生成草稿' }).click()
  const draft = steps.byId(page, 'opinion:text')
  await expect(draft).toHaveValue(/“企业内部验收材料”不适用（随合同一并验收）/)
  await expect(draft).toHaveValue(/“建设内容 2：质量管理系统”部分达成（视觉工作站到货一台）/)
  await expect(page.getByText(/不适用 1 项：企业内部验收材料/)).toBeVisible()
})

test('every row of plan against result by keyboard alone', async ({ startOn, pkg }) => {
  const { page } = await startOn('document-review')
  const rows = comparisonRows(pkg)
  const [first] = rows
  await steps
    .byId(page, `comparison:${first?.key ?? ''}`)
    .getByRole('radio', { name: '达成', exact: true })
    .focus()
  for (const { key } of rows) {
    await page.keyboard.press('1')
    const card = steps.byId(page, `comparison:${key}`)
    await expect(card.getByRole('radio', { name: '达成', exact: true })).toBeChecked()
    await page.keyboard.press('ArrowDown')
  }
  await expect(page.getByText(`已核实 ${rows.length} / ${rows.length}`)).toBeVisible()
})

test('the level row shows what the scoring has come to', async ({ start, pkg, folder }) => {
  await withData(folder, async (call) => {
    await call('task.importSamples', {})
    await playTask(call, pkg.task.id, samplesFolder)
  })
  const { page } = await start()
  await steps.openPlace(page, '任务')
  await steps.openTask(page, pkg.application.enterpriseName)
  await steps.openStep(page, 'document-review')
  await expect(steps.byId(page, 'comparison:level')).toContainText('核定等级：二级')
})
