import { expect, it } from 'vitest'
import { equipmentTable } from '../../../shared/domain/table/equipment-table.ts'
import { parseTable } from '../../../shared/domain/table/parse-table.ts'
import { aGrid, parsed, problemsOf } from './grids.ts'

const HEADER = ['设备名称', '型号', '车间', '总台数', '数字化台数', '联网台数', '备注']

it('reads good rows; a blank part counts 0', () => {
  const table = parsed(
    aGrid([
      HEADER,
      ['数控车床', 'CK6150', '机加', '1,200', '10', '8.0', ''],
      ['铣床', '', '', '4', '', '', ''],
    ]),
    equipmentTable,
  )
  expect(table.rows.map(({ value }) => value)).toEqual([
    {
      name: '数控车床',
      model: 'CK6150',
      workshop: '机加',
      total: 1200,
      digital: 10,
      connected: 8,
      note: '',
    },
    { name: '铣床', model: '', workshop: '', total: 4, digital: 0, connected: 0, note: '' },
  ])
  expect(table.badRows).toEqual([])
})

it('names the row and the column of everything that is wrong', () => {
  const grid = aGrid([
    HEADER,
    ['', '', '', '三台', '1.5', '-1', ''],
    [],
    ['机器人', '', '', '5', '6', '7', ''],
    ['车床', '', '', '0', '', '', ''],
  ])
  expect(problemsOf(grid, equipmentTable)).toEqual([
    '第 2 行 设备名称：不能为空',
    '第 2 行 总台数：应为整数',
    '第 2 行 数字化台数：应为整数',
    '第 2 行 联网台数：应不小于 0',
    '第 4 行 数字化台数：6 多于总台数 5',
    '第 4 行 联网台数：7 多于总台数 5',
    '第 5 行 总台数：应不小于 1',
  ])
})

it('finds the titles below the name of a form, in any order and spelling', () => {
  const table = parsed(
    aGrid([
      ['某公司设备台账', '', '', ''],
      ['填报日期：2026-11-20', '', '', ''],
      [' 联网台数（台） ', '*设备 名称：', '数量(台)', '数字化设备台数', '购置年份'],
      ['1', '车床', '3', '2', '2020'],
    ]),
    equipmentTable,
  )
  expect(table.rows[0]).toMatchObject({
    number: 4,
    value: { name: '车床', total: 3, digital: 2, connected: 1 },
  })
  expect(table.ignoredColumns).toEqual(['购置年份'])
})

it.each([
  [
    [
      ['设备名称', '总台数'],
      ['车床', '1'],
    ],
    /^缺少列：数字化台数、联网台数。应有的列：设备名称、型号、.*。表中的列：设备名称、总台数$/,
  ],
  [
    [
      ['甲', '乙'],
      ['1', '2'],
    ],
    /^没有找到列名。应有的列：设备名称/,
  ],
  [[HEADER], /^列名下面没有一行数据$/],
  [[[...HEADER, '总台数'], ['车床']], /^列“总台数”出现了两次/],
  [
    [HEADER, ...Array.from({ length: 20_001 }, () => ['车床', '', '', '1'])],
    /^共 20001 行，“设备清单”一次最多 20000 行，请拆分后分次导入$/,
  ],
])('refuses the whole table in one sentence', (rows, sentence) => {
  const result = parseTable(aGrid(rows), equipmentTable)
  expect(result).toEqual({ ok: false, problem: expect.stringMatching(sentence) as string })
})

it('keeps a cell that the reader could not read out, with its own words', () => {
  const [header, row] = aGrid([HEADER, ['车床', '', '', '', '', '', '']]).rows
  if (!header || !row) throw new Error('there are two rows')
  const grid = { rows: [header, { ...row, faults: { 3: '单元格出错（#REF!）' } }], notes: ['说明'] }
  expect(problemsOf(grid, equipmentTable)).toEqual(['第 2 行 总台数：单元格出错（#REF!）'])
  expect(parsed(grid, equipmentTable).notes).toEqual(['说明'])
})
