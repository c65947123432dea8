import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readTableFile } from '../../../electron/core/exchange/tabular/read-table-file.ts'
import { readPastedText } from '../../../electron/core/exchange/tabular/delimited.ts'
import { refusal } from '../../helpers/core.ts'
import { errorText } from '../../../shared/error-text.ts'
import { rawZip } from '../../fixtures/raw-zip.ts'
import { aTableFile, aWorkbook, EQUIPMENT_HEADER, EQUIPMENT_ROWS } from '../../fixtures/tables.ts'
import { aFolder } from '../../helpers/folder.ts'
import { growthOf } from '../../helpers/memory.ts'

const samplePicture = join(
  resolve(import.meta.dirname, '../../../electron/resources/samples/evidence'),
  '01-网络拓扑图.png',
)
/** 设备名称,总台数 and one row: no encoder for it comes with Node. */
const GB18030 = Buffer.from('c9e8b1b8c3fbb3c62cd7dccca8cafd0d0acafdbfd8b3b5b4b22c350d0a', 'hex')

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

async function read(name: string, content: Uint8Array | string) {
  return (await readTableFile(await aTableFile(await aFolder(), name, content))).grid
}

async function sentenceFor(name: string, content: Uint8Array | string): Promise<string> {
  const path = await aTableFile(await aFolder(), name, content)
  return errorText(await refusal(readTableFile(path)))
}

it('reads a workbook as texts with the numbers of its rows', async () => {
  const grid = await read('设备.xlsx', await aWorkbook([EQUIPMENT_HEADER, [], ...EQUIPMENT_ROWS]))
  expect(grid.rows.map(({ number }) => number)).toEqual([1, 3, 4, 5])
  expect(grid.rows[1]?.cells).toEqual(['数控车床', 'CK6150', '机加车间', '12', '10', '8', ''])
  expect(grid.notes).toEqual([])
})

it('writes days as days and numbers as they are shown', async () => {
  const day = new Date(Date.UTC(2026, 10, 23))
  const grid = await read(
    '表.xlsx',
    await aWorkbook([
      ['日期', '和'],
      [day, 0.1 + 0.2],
    ]),
  )
  expect(grid.rows[1]?.cells).toEqual(['2026-11-23', '0.3'])
})

it('takes the saved value of a formula and says so; without one the cell is at fault', async () => {
  const cells = {
    '1,3': { type: 'formula' as const, formula: '5+7', formulaResult: 12, value: 12 },
    '2,3': { type: 'formula' as const, formula: 'SUM(A1)', value: null },
    '3,3': { type: 'error' as const, value: '#REF!' },
  }
  const grid = await read(
    '表.xlsx',
    await aWorkbook([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS], { cells }),
  )
  expect(grid.rows[1]?.cells[3]).toBe('12')
  expect(grid.rows[2]?.faults[3]).toMatch(/公式没有保存结果/)
  expect(grid.rows[3]?.faults[3]).toBe('单元格出错（#REF!）')
  expect(grid.notes).toEqual(['1 个单元格是公式，取保存时的结果：D2'])
})

it('reports merged cells and the sheets it did not read; hidden sheets do not count', async () => {
  const merges = [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }]
  const grid = await read(
    '表.xlsx',
    await aWorkbook([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS], {
      merges,
      hiddenFirst: true,
      others: 2,
    }),
  )
  expect(grid.rows[0]?.cells[0]).toBe('设备名称')
  expect(grid.notes).toEqual([
    '1 处合并单元格：C2:C3。只有左上角有内容，其余按空白读取，请核对',
    '只读取第一张工作表“设备清单”，另有 2 张没有读取',
  ])
})

it.each([
  ['UTF-8', Buffer.from('设备名称,总台数\r\n数控车床,5\r\n')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff设备名称,总台数\r\n数控车床,5\r\n')],
  ['UTF-16', Buffer.from('\ufeff设备名称\t总台数\r\n数控车床\t5\r\n', 'utf16le')],
  ['UTF-16, high bytes first', bigEndian('\ufeff设备名称\t总台数\r\n数控车床\t5\r\n')],
  ['GB18030', GB18030],
])('reads a .csv in %s', async (_, content) => {
  const grid = await read('表.csv', content)
  expect(grid.rows.map(({ cells }) => cells)).toEqual([
    ['设备名称', '总台数'],
    ['数控车床', '5'],
  ])
})

it('reads what was copied from a spreadsheet program, quoted line breaks included', () => {
  const grid = readPastedText('设备名称\t备注\r\n数控车床\t"第一行\n第二行"\r\n')
  expect(grid.rows[1]?.cells).toEqual(['数控车床', '第一行\n第二行'])
})

it('refuses a picture that was renamed, whatever it is called', async () => {
  const picture = await readFile(samplePicture)
  expect(await sentenceFor('照片.xlsx', picture)).toMatch(
    /“照片\.xlsx”：它不是表格文件.*已有数据未改动/,
  )
  expect(await sentenceFor('照片.csv', picture)).toMatch(/它不是表格文件/)
  expect(await sentenceFor('照片.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]))).toMatch(
    /不是表格文件/,
  )
})

it('refuses an old or protected workbook with what to do', async () => {
  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  expect(await sentenceFor('旧表.xls', old)).toMatch(/旧版 \.xls.*另存为不加密的 \.xlsx/)
})

it('refuses a text with zeros in it: it was never a table', async () => {
  const text = Buffer.from('设备名称,总台数\n数控\0车床,5\n')
  expect(await sentenceFor('坏.csv', text)).toMatch(
    /“坏\.csv”：它不是表格文件.*另存为 \.xlsx 或 \.csv/,
  )
})

it('refuses a workbook that needs a password, in either of its two shapes', async () => {
  const sheet = { name: 'xl/workbook.xml', content: '<workbook/>', flags: 0x801 }
  expect(await sentenceFor('密.xlsx', rawZip([sheet]))).toMatch(/设有密码，请去掉密码后另存/)
  const office = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  expect(await sentenceFor('密.xlsx', office)).toMatch(/设了密码的表格，请另存为不加密的 \.xlsx/)
})

it('refuses a torn workbook, a torn text, another zip, an empty file', async () => {
  const book = await aWorkbook([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS])
  expect(await sentenceFor('断.xlsx', book.subarray(0, book.length - 40))).toMatch(/不完整或已损坏/)
  const torn = Buffer.from('设备名称,总台数\n数控车床')
  expect(await sentenceFor('断.csv', torn.subarray(0, torn.length - 1))).toMatch(/末尾不完整/)
  const other = rawZip([{ name: 'word/document.xml', content: '<x/>' }])
  expect(await sentenceFor('文.xlsx', other)).toMatch(/它不是 \.xlsx 表格/)
  expect(await sentenceFor('空.csv', '')).toMatch(/文件是空的/)
  expect(await sentenceFor('空.xlsx', await aWorkbook([]))).toMatch(/是空的/)
})

it('refuses a workbook whose part is damaged inside', async () => {
  const book = Buffer.from(await aWorkbook([EQUIPMENT_HEADER, ...EQUIPMENT_ROWS]))
  const at = book.indexOf('xl/worksheets/sheet1.xml') + 40
  book.fill(0x55, at, at + 60)
  expect(await sentenceFor('坏.xlsx', book)).toMatch(/不完整或已损坏/)
})

it('refuses a zip bomb before anything is unpacked, and one that lies about its size', async () => {
  const bomb = { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 1024 * 1024, 0x20) }
  const book = { name: 'xl/workbook.xml', content: '<workbook/>' }
  expect(await sentenceFor('炸弹.xlsx', rawZip([book, bomb]))).toMatch(/压缩比异常/)
  const lying = { ...bomb, declaredBytes: 1000 }
  expect(await sentenceFor('炸弹.xlsx', rawZip([book, lying]))).toMatch(/不完整或已损坏/)
  const big = { ...bomb, declaredBytes: 2_000_000_000, declaredPacked: 200_000_000 }
  expect(await sentenceFor('大.xlsx', rawZip([book, big]))).toMatch(/解压后太大|不完整/)
})

it(
  'reads 100,000 rows of either kind at bounded memory, and says when there are more columns than it reads',
  { timeout: 60_000 },
  async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `设备${index},1,0,0`)
    const grid = await read('多.csv', `设备名称,总台数,数字化台数,联网台数\n${rows.join('\n')}\n`)
    expect(grid.rows).toHaveLength(100_001)
    const book = await aWorkbook([EQUIPMENT_HEADER, ...rows.map((row) => row.split(','))])
    const { value, grownMb } = await growthOf(() => read('多.xlsx', book))
    expect(value.rows).toHaveLength(100_001)
    expect(grownMb).toBeLessThan(600)
    const wide = await read(
      '宽.csv',
      `${Array.from({ length: 70 }, (_, i) => `列${i}`).join(',')}\n1\n`,
    )
    expect(wide.notes).toEqual(['超过 60 列，其后的列没有读取'])
  },
)
