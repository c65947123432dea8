import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { TASK_COLUMNS } from '../../shared/domain/table/task-columns.ts'
import { sampleCreditCode } from '../../build/samples/sample.ts'
import { aWorkbook, EQUIPMENT_HEADER, EQUIPMENT_ROWS } from '../fixtures/tables.ts'
import { willPick, willSaveAs } from '../walk/dialogs.ts'
import * as steps from '../walk/steps.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './no-violations.ts'

const picture = resolve(
  import.meta.dirname,
  '../../electron/resources/samples/evidence/01-网络拓扑图.png',
)

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SMEDT_SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}

test('the inventory comes from a spreadsheet, is edited by keyboard and gives F2 and F3', async ({
  startOn,
  folder,
  pkg,
}) => {
  const { app, page } = await startOn('site-survey')
  await page.getByText(/^设备清单 0 行$/).click()

  // A picture that calls itself a table is refused in one sentence.
  const fake = join(folder, '照片.xlsx')
  await writeFile(fake, await readFile(picture))
  await willPick(app, fake)
  await page.getByRole('button', { name: '导入或粘贴表格' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /选择文件/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('它不是表格文件')

  // The template is offered, and a file with a bad row is shown before anything is saved.
  const template = join(folder, '设备清单模板.xlsx')
  await willSaveAs(app, template)
  await dialog.getByRole('button', { name: '保存空白模板' }).click()
  await expect(dialog.getByText('模板已保存：设备清单模板.xlsx')).toBeVisible()
  const book = join(folder, '设备.xlsx')
  const rows = [EQUIPMENT_HEADER, ...EQUIPMENT_ROWS, ['机器人', '', '', 2, 3, 0, '']]
  const formula = {
    '1,3': { type: 'formula', formula: '6*2', formulaResult: 12, value: 12 },
  } as const
  await writeFile(book, await aWorkbook(rows, { cells: formula }))
  await willPick(app, book)
  await dialog.getByRole('button', { name: /选择文件/ }).click()
  await expect(dialog.getByText('第 5 行 数字化台数：3 多于总台数 2')).toBeVisible()
  await expect(dialog.getByText('1 个单元格是公式，取保存时的结果：D2')).toBeVisible()
  await shot(page, 'table-preview')
  await expectNoViolations(page)
  const take = dialog.getByRole('button', { name: '导入 3 行' })
  await expect(take).toBeDisabled()
  await dialog.getByRole('checkbox', { name: /有误的 1 行不导入/ }).check()
  await take.click()
  await expect(page.getByText('已导入 3 行，1 行有误未导入。')).toBeVisible()

  // One more row by hand; Enter goes down the column.
  await page.getByRole('button', { name: '添加一行' }).click()
  const name = page.getByRole('textbox', { name: /第 4 行的设备名称/ })
  await expect(name).toBeFocused()
  await page.keyboard.type('检测台')
  const total = page.getByRole('textbox', { name: '检测台的总台数' })
  await total.fill('abc')
  await expect(page.getByText('应为 0 至 1000000 的整数')).toBeVisible()
  await total.fill('3')
  await page.getByRole('textbox', { name: '检测台的数字化台数' }).fill('4')
  await expect(page.getByText('4 多于总台数 3')).toBeVisible()
  await page.getByRole('textbox', { name: '检测台的数字化台数' }).fill('3')
  await steps.untilSaved(page)
  await total.press('ArrowUp')
  await expect(page.getByRole('textbox', { name: '普通铣床的总台数' })).toBeFocused()
  const totals = page.getByLabel('合计')
  await expect(totals).toContainText('24')
  await expect(totals).toContainText('75.00% →')
  await shot(page, 'equipment')
  await expectNoViolations(page)

  await page.getByRole('button', { name: /去打分/ }).click()
  const expert = pkg.panel.experts.find(({ role }) => role === 'leader')
  const f3 = steps.byId(page, `score:${expert?.id ?? ''}/F3`)
  await expect(f3.getByRole('textbox', { name: /^生产设备数量.*取自设备清单/ })).toHaveValue('24')
  await expect(f3.getByRole('textbox', { name: /实现联网.*取自设备清单/ })).toHaveValue('11')
  await f3.scrollIntoViewIfNeeded()
  await shot(page, 'equipment-figures')
})

test('5,000 rows paste in, scroll and filter at once', async ({ startOn }) => {
  const { app, page } = await startOn('site-survey')
  await page.getByText(/^设备清单 0 行$/).click()
  await page.getByRole('button', { name: '导入或粘贴表格' }).click()
  const rows = Array.from(
    { length: 5000 },
    (_, index) => `设备${index}\t型号${index % 9}\t车间\t2\t1\t1\t`,
  )
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').focus()
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    `${EQUIPMENT_HEADER.join('\t')}\n${rows.join('\n')}`,
  )
  await page.keyboard.press('Control+V')
  await dialog.getByRole('button', { name: '导入 5000 行' }).click()
  await expect(page.getByText('显示 5000 / 5000 行')).toBeVisible({ timeout: 60_000 })
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await page.getByRole('searchbox', { name: '搜索设备' }).fill('设备4321')
  await expect(page.getByText('显示 1 / 5000 行')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '设备4321的设备名称' })).toBeVisible()
  await page.getByRole('searchbox', { name: '搜索设备' }).fill('')
  await page.getByRole('textbox', { name: '设备0的总台数' }).fill('3')
  await steps.untilSaved(page)
  await expect(page.getByLabel('合计')).toContainText('10001')
})

test('the deliverables of the contract are ticked off; what differs needs words', async ({
  startOn,
  pkg,
}) => {
  const { page } = await startOn('site-survey')
  await page.getByText(/^合同交付 0 \/ \d+$/).click()
  const first = steps.byId(page, 'deliverable:0')
  await first.getByRole('radio', { name: '在用' }).focus()
  await page.keyboard.press('1')
  await expect(first.getByRole('radio', { name: '在用' })).toBeChecked()
  const second = steps.byId(page, 'deliverable:1')
  await second.getByRole('radio', { name: '与合同不符' }).click()
  await second.getByRole('textbox', { name: '现场数量' }).fill('1')
  await expect(second.getByText(/请写明情况/)).toBeVisible()
  await second.getByRole('textbox', { name: '情况（必填）' }).fill('已签补充协议')
  await steps.untilSaved(page)
  await expect(second.getByText(/请写明情况/)).toBeHidden()
  await shot(page, 'deliverables')
  await expectNoViolations(page)
  await steps.byId(page, 'step:site-survey').getByRole('radio', { name: '标为完成' }).click()
  await page
    .getByRole('button', { name: /^还差 \d+ 项$/ })
    .first()
    .click()
  await page.getByText(`合同交付“${pkg.filing.deliverables[2]?.name ?? ''}”还没有核对`).click()
  await expect(steps.byId(page, 'deliverable:2')).toBeFocused()
})

test('tasks without a package: many from a list, one by hand', async ({ start, folder }) => {
  const code = sampleCreditCode('91220101MA0DEM001')
  const row = (change: Readonly<Record<string, string>>) =>
    TASK_COLUMNS.map(({ key, example }) => change[key] ?? (key === 'creditCode' ? code : example))
  const list = join(folder, '任务.csv')
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
  const lines = [
    TASK_COLUMNS.map(({ title }) => title),
    row({}),
    row({ projectName: '二期', creditCode: '123' }),
  ]
  await writeFile(list, lines.map(quoted).join('\r\n'))
  const { app, page } = await start()
  await willPick(app, list)
  await page.getByRole('button', { name: '由表格批量录入' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /选择文件/ }).click()
  await expect(dialog.getByText('第 3 行 企业信用代码：应为 18 位，实为 3 位')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /有误的 1 行不导入/ }).check()
  await dialog.getByRole('button', { name: '导入 1 行' }).click()
  await expect(page.getByText('已录入 1 项任务，1 行有误未录入。')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: /现场录入-\d{8}-001/ })).toHaveCount(1)

  await page.getByRole('button', { name: '现场录入任务' }).click()
  await shot(page, 'task-entry')
  await expectNoViolations(page)
  await page.getByRole('button', { name: '建立任务' }).click()
  await expect(page.getByText(/还有 \d+ 处没有填好/)).toBeVisible()
  const fill = (label: string, value: string) =>
    page.getByRole('textbox', { name: label, exact: true }).fill(value)
  await fill('企业名称（必填）', '长春手工录入机械有限公司')
  await fill('企业信用代码（必填）', code)
  await fill('法人代表（必填）', '刘志远')
  await fill('所属县（市、区）（必填）', '绿园区')
  await fill('通讯地址（必填）', '示例路 1 号')
  await fill('项目负责人（必填）', '周建国')
  await page
    .getByRole('region', { name: '企业（附件4）' })
    .getByLabel('联系电话（必填）')
    .fill('0431-80000000')
  await page.getByRole('radio', { name: /汽车零部件/ }).click()
  await fill('项目名称（必填）', '数字化车间改造项目')
  await page.getByLabel('项目开始日期（必填）').fill('2026-03-01')
  await page.getByLabel('项目结束日期（必填）').fill('2026-10-31')
  await page.getByLabel('企业承诺签署日期（必填）').fill('2026-11-10')
  await fill('改造总花费（万元）（必填）', '186.5')
  await fill('主要完成的建设内容（必填）', '上线 MES，设备联网 40 台')
  const levels = (name: RegExp) => page.getByRole('radiogroup', { name })
  await levels(/改造前/)
    .getByRole('radio', { name: '一级' })
    .click()
  await levels(/改造后/)
    .getByRole('radio', { name: '二级' })
    .click()
  const provider = page.getByRole('group', { name: '服务商 1' })
  await provider.getByLabel('名称（必填）').fill('吉林示例软件有限公司')
  await provider.getByLabel('合同金额（万元）（必填）').fill('150')
  await provider.getByLabel('联系人（必填）').fill('陈工')
  await provider.getByLabel('联系电话（必填）').fill('0431-80000001')
  await fill('机构名称（必填）', '长春示例评测中心')
  await fill('机构联系人（必填）', '蒋文博')
  await fill('机构联系电话（必填）', '0431-80000002')
  const expert = page.getByRole('group', { name: '专家 1' })
  await expert.getByLabel('姓名（必填）').fill('沈国梁')
  await expert.getByLabel('工作单位（必填）').fill('示例大学')
  await expert.getByLabel('职称（必填）').fill('教授')
  await expert.getByLabel('专业（必填）').fill('智能制造')
  await shot(page, 'task-entry-filled')
  await page.getByRole('button', { name: '建立任务' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '项目概览' })).toBeVisible()
  await expect(page.getByText(/本任务由现场录入，未取得附件3/)).toBeVisible()
  await shot(page, 'on-site-overview')
  await expectNoViolations(page)
  await steps.openStep(page, 'site-survey')
  await page.getByText(/^合同交付 0 \/ 0$/).click()
  await expect(page.getByText('没有合同交付清单', { exact: true })).toBeVisible()

  // What the enterprise did not hand in is not shown as if it had claimed nothing.
  await page.getByText(/^应用场景 0 \/ \d+$/).click()
  await expect(page.getByText(/^已核查 0 \/ \d+。$/)).toBeVisible()
  await steps.openStep(page, 'scoring')
  await expect(page.locator('[id^="score:"]').first()).toBeVisible()
  await expect(page.getByText(/^自评/)).toHaveCount(0)
  await page.getByText('汇总对比', { exact: true }).click()
  await expect(page.getByRole('columnheader', { name: '核定' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /自评/ })).toHaveCount(0)
})

test('questionnaires come from a .csv in GB18030', async ({ startOn, folder }) => {
  const { app, page } = await startOn('questionnaire')
  await page.getByRole('button', { name: '由表格导入' }).click()
  const dialog = page.getByRole('dialog')
  const template = join(folder, '问卷.csv')
  await willSaveAs(app, template)
  await dialog.getByRole('button', { name: '保存空白模板' }).click()
  await expect(dialog.getByText('模板已保存：问卷.csv')).toBeVisible()
  const codes = (await readFile(template, 'utf8')).match(/Q\d\d/g) ?? []
  // 部门 and 生产部 as GB18030: Node has no encoder for it.
  const head = Buffer.concat([
    Buffer.from('b2bfc3c5', 'hex'),
    Buffer.from(`,${codes.join(',')}\r\n`),
  ])
  const answers = (mark: string) =>
    Buffer.concat([
      Buffer.from('c9fab2fab2bf', 'hex'),
      Buffer.from(`,${codes.map(() => mark).join(',')}\r\n`),
    ])
  await writeFile(template, Buffer.concat([head, answers('A')]))
  await willPick(app, template)
  await dialog.getByRole('button', { name: /选择文件/ }).click()
  await expect(dialog.getByText(/^第 2 行 Q\d\d .*：应为 1 至 5 的整数$/).first()).toBeVisible()
  await expect(dialog.getByText('生产部')).toBeVisible()
  await shot(page, 'questionnaire-import')
  await dialog.getByRole('button', { name: '关闭，不导入' }).click()
})
