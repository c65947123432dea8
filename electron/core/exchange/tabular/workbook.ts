import { colToLetter, readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx'
import type { Grid, GridRow } from '../../../../shared/domain/table/table.ts'
import { TABLE_LIMITS as LIMITS, tableRefused } from './table-refused.ts'
import { checkWorkbookArchive } from './workbook-archive.ts'

/** Rows that are looked at: those of data, some above the titles, and one that is too many. */
const LAST_ROW = LIMITS.rows + 12
const RANGE = `A1:${colToLetter(LIMITS.columns)}${LAST_ROW}`
/** A list of places longer than this helps nobody. */
const PLACES_NAMED = 8

/**
 * The first visible sheet of an .xlsx workbook as texts.
 *
 * A formula counts with the value that was saved beside it, and is reported; one without a saved
 * value, or whose value is an error, is a fault of its cell. Macros and links are never followed.
 */
export async function readWorkbook(bytes: Buffer, file: string): Promise<Grid> {
  await checkWorkbookArchive(bytes, file)
  const { sheet, others } = await readFirstSheet(bytes, file)
  const faults = faultsOf(sheet)
  const rows = sheet.rows.flatMap((cells, index): readonly GridRow[] => {
    const row = {
      number: index + 1,
      cells: cells.slice(0, LIMITS.columns).map(textOf),
      faults: faults.get(index) ?? {},
    }
    const isBlank = row.cells.every((cell) => cell === '') && !faults.has(index)
    return isBlank ? [] : [row]
  })
  if (rows.length === 0) throw tableRefused(file, `工作表“${sheet.name}”是空的`)
  return { rows, notes: [...notesOf(sheet), ...otherSheets(sheet, others)] }
}

async function readFirstSheet(
  bytes: Buffer,
  file: string,
): Promise<{ readonly sheet: Sheet; readonly others: number }> {
  let visible = 0
  try {
    const { sheets } = await readXlsx(bytes, {
      range: RANGE,
      sheets: ({ hidden, veryHidden }) => {
        if (hidden || veryHidden) return false
        visible++
        return visible === 1
      },
    })
    const [sheet] = sheets
    if (sheet === undefined) throw tableRefused(file, '没有可见的工作表')
    return { sheet, others: visible - 1 }
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error
    throw tableRefused(file, '内容不完整或已损坏，请在表格软件中打开并另存为 .xlsx', error)
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value.trim()
}

/** The day alone where there is no time of day. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}

/** As the spreadsheet program shows it: 15 digits, no 0.30000000000000004. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)))
}

/** Cells that hold no value, by row and column, both from 0. */
function faultsOf({ cells }: Sheet): ReadonlyMap<number, Readonly<Record<number, string>>> {
  const faults = new Map<number, Record<number, string>>()
  for (const { row, column, cell } of placedCells(cells)) {
    const message = faultOf(cell)
    if (message !== null) faults.set(row, { ...faults.get(row), [column]: message })
  }
  return faults
}

function faultOf({ type, value, formula, formulaResult }: Cell): string | null {
  const shown = formulaResult ?? value
  if (type === 'error' || (typeof shown === 'string' && /^#[A-Z0-9/]+[!?]?$/u.test(shown))) {
    return `单元格出错（${String(shown)}）`
  }
  const isEmpty = shown === null || shown === ''
  return formula !== undefined && isEmpty
    ? '公式没有保存结果，请在表格软件中打开并另存，或改为数值'
    : null
}

function notesOf(sheet: Sheet): readonly string[] {
  const formulas = [...placedCells(sheet.cells)].filter(
    ({ cell }) => cell.formula !== undefined && faultOf(cell) === null,
  )
  const merges = (sheet.merges ?? []).filter(({ startRow }) => startRow < LAST_ROW)
  const ranges = merges.map(
    ({ startRow, startCol, endRow, endCol }) =>
      `${placeName(startRow, startCol)}:${placeName(endRow, endCol)}`,
  )
  const wide = sheet.rows.some((cells) => textOf(cells[LIMITS.columns] ?? null) !== '')
  return [
    ...(formulas.length === 0
      ? []
      : [
          `${formulas.length} 个单元格是公式，取保存时的结果：${named(
            formulas.map(({ row, column }) => placeName(row, column)),
          )}`,
        ]),
    ...(ranges.length === 0
      ? []
      : [
          `${ranges.length} 处合并单元格：${named(ranges)}。只有左上角有内容，其余按空白读取，请核对`,
        ]),
    ...(wide ? [`超过 ${LIMITS.columns} 列，其后的列没有读取`] : []),
  ]
}

function otherSheets({ name }: Sheet, others: number): readonly string[] {
  return others === 0 ? [] : [`只读取第一张工作表“${name}”，另有 ${others} 张没有读取`]
}

function* placedCells(
  cells: Sheet['cells'],
): Generator<{ readonly row: number; readonly column: number; readonly cell: Cell }> {
  for (const [place, cell] of cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    yield { row, column, cell }
  }
}

const placeName = (row: number, column: number): string => `${colToLetter(column)}${row + 1}`

function named(places: readonly string[]): string {
  const first = places.slice(0, PLACES_NAMED).join('、')
  return places.length > PLACES_NAMED ? `${first} 等` : first
}
