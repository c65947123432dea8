import { writeCsv } from 'hucre/csv'
import { writeXlsx } from 'hucre/xlsx'
import type { TableColumn } from '../../../../shared/domain/table/table.ts'
import { writeFileDurably } from '../../files.ts'

type Layout = { readonly title: string; readonly columns: readonly TableColumn[] }

/**
 * Writes an empty table to be filled in: .csv where the name says so, else .xlsx.
 *
 * The examples stand on a sheet of their own, which is not read, so that none is imported.
 */
export async function writeTemplate(path: string, layout: Layout): Promise<void> {
  const content = /\.csv$/iu.test(path) ? csvTemplate(layout) : await xlsxTemplate(layout)
  await writeFileDurably(path, content)
}

function csvTemplate({ columns }: Layout): string {
  return writeCsv([columns.map(({ title }) => title)], { bom: true })
}

function xlsxTemplate({ title, columns }: Layout): Promise<Uint8Array> {
  const head = { font: { bold: true } }
  const guide = [
    ['列名', '是否必有', '填写要求', '示例'],
    ...columns.map((column) => [
      column.title,
      column.isRequired ? '必有' : '可省',
      column.rule,
      column.example,
    ]),
  ]
  return writeXlsx({
    sheets: [
      {
        name: title,
        rows: [columns.map((column) => column.title)],
        columns: columns.map((column) => ({ width: Math.max(12, column.title.length * 2.2) })),
        rowDefs: new Map([[0, { height: 24 }]]),
        cells: new Map(
          columns.map((column, index) => [`0,${index}`, { value: column.title, style: head }]),
        ),
        freezePane: { rows: 1 },
      },
      {
        name: '填写说明',
        rows: guide,
        columns: [{ width: 30 }, { width: 10 }, { width: 60 }, { width: 40 }],
      },
    ],
  })
}
