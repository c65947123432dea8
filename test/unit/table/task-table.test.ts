import { expect, it } from 'vitest'
import { TASK_COLUMNS } from '../../../shared/domain/table/task-columns.ts'
import { taskTable } from '../../../shared/domain/table/task-table.ts'
import { buildOnSitePackage, onSiteNumber } from '../../../shared/domain/task/on-site.ts'
import { problemsInTaskPackage } from '../../../shared/formats/task-package-problems.ts'
import { taskPackageSchema } from '../../../shared/formats/task-package.ts'
import { sampleCreditCode } from '../../../build/samples/sample.ts'
import { aGrid, parsed, problemsOf } from './grids.ts'

const CODE = sampleCreditCode('91220101MA0DEM001')
const HEADER = TASK_COLUMNS.map(({ title }) => title)

/** The row of the template's examples, `change` by column key. */
export function taskRow(change: Readonly<Record<string, string>> = {}): readonly string[] {
  return TASK_COLUMNS.map(({ key, example }) => {
    if (change[key] !== undefined) return change[key]
    return key === 'creditCode' ? CODE : example
  })
}

it('reads the example row of the template, and it makes a whole task package', () => {
  const [row] = parsed(aGrid([HEADER, taskRow()]), taskTable).rows
  if (!row) throw new Error('the row is good')
  expect(row.value.panel.experts.map(({ name, role }) => [name, role])).toEqual([
    ['沈国梁', 'leader'],
    ['于慧敏', 'member'],
    ['郑志强', 'member'],
  ])
  let id = 0
  const pkg = buildOnSitePackage(row.value, {
    id: '019aae10-5b01-7a10-8c01-5a3e00000101',
    number: onSiteNumber('2026-11-23', 7),
    issuedAt: '2026-11-23T01:00:00Z',
    platform: { name: '平台', url: '' },
    newExpertId: () => `019aae10-5b01-7a10-8c01-5a3e0000020${id++}`,
  })
  expect(pkg.task).toMatchObject({
    number: '现场录入-20261123-007',
    origin: 'on-site',
    isSample: false,
  })
  expect(pkg.filing.profile).toMatch(/未取得附件3/)
  const whole = taskPackageSchema.safeParse(pkg)
  expect(whole.success).toBe(true)
  expect(problemsInTaskPackage(pkg)).toEqual([])
  const claimed = { ...pkg, task: { ...pkg.task, origin: 'platform' as const } }
  expect(problemsInTaskPackage(claimed).map(({ field }) => field)).toEqual([
    'platform.url',
    'platform.receiptKey',
  ])
})

it('names row and column of what is wrong', () => {
  const grid = aGrid([
    HEADER,
    taskRow({ trade: '食品', startedOn: '昨天', leader: '沈国梁' }),
    taskRow({ creditCode: '123', phone: 'x', totalSpend: '很多', contractAmount: '-1' }),
  ])
  expect(problemsOf(grid, taskTable)).toEqual([
    expect.stringMatching(/^第 2 行 所属细分行业：应为 汽车零部件/) as string,
    '第 2 行 项目开始日期：应为日期，如 2026-11-23',
    '第 2 行 组长：“沈国梁”应为“姓名/单位/职称/专业”四项',
    '第 3 行 企业信用代码：应为 18 位，实为 3 位',
    '第 3 行 联系电话：应为电话号码',
    '第 3 行 改造总花费：应为非负小数，如 128.5（单位：万元）',
    '第 3 行 合同金额：应为非负小数，如 128.5（单位：万元）',
  ])
})

it('takes one project once', () => {
  expect(problemsOf(aGrid([HEADER, taskRow(), taskRow()]), taskTable)).toEqual([
    '第 3 行 项目名称：与第 2 行是同一企业的同名项目',
  ])
})
