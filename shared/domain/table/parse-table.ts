import { matchColumns } from './match-columns.ts'
import type {
  BadRow,
  CellProblem,
  Grid,
  GridRow,
  ParsedRow,
  ParsedTable,
  RowCells,
  RowResult,
  TableColumn,
  TableSpec,
} from './table.ts'

export type TableResult<T> =
  | { readonly ok: true; readonly table: ParsedTable<T> }
  /** Nothing of the table can be imported: why, as a Chinese sentence. */
  | { readonly ok: false; readonly problem: string }

/** Reads a sheet as one kind of table: the good rows, the bad ones with what is wrong, nothing saved. */
export function parseTable<T>(grid: Grid, spec: TableSpec<T>): TableResult<T> {
  const matched = matchColumns(grid, spec.columns)
  if (!matched.ok) return { ok: false, problem: matched.problem }
  const { header, places } = matched
  const below = grid.rows.filter(({ number }) => number > header.number)
  if (below.length === 0) return { ok: false, problem: '列名下面没有一行数据' }
  if (below.length > spec.maxRows) {
    const problem = `共 ${below.length} 行，“${spec.title}”一次最多 ${spec.maxRows} 行，请拆分后分次导入`
    return { ok: false, problem }
  }
  const read = below.map((row) => readRow(row, places, spec))
  const found = read.flatMap((row) => ('value' in row ? [row] : []))
  const between = spec.problemsBetween?.(found) ?? []
  const wrong = new Map(found.map((row) => [row.number, [] as CellProblem[]]))
  for (const problem of between) wrong.get(problem.row)?.push(problem)
  const rows = found.filter(({ number }) => wrong.get(number)?.length === 0)
  const badRows = read.flatMap((row): readonly BadRow[] => {
    if (!('value' in row)) return [row]
    const problems = wrong.get(row.number) ?? []
    return problems.length === 0 ? [] : [badRow(row, problems, spec.columns)]
  })
  return {
    ok: true,
    table: {
      columns: spec.columns.filter(({ key }) => places.has(key)),
      ignoredColumns: matched.ignored,
      rows,
      badRows,
      notes: grid.notes,
    },
  }
}

function readRow<T>(
  row: GridRow,
  places: ReadonlyMap<string, number>,
  spec: TableSpec<T>,
): ParsedRow<T> | BadRow {
  const cells: RowCells = Object.fromEntries(
    [...places].map(([key, place]) => [key, (row.cells[place] ?? '').trim()]),
  )
  const faults = [...places].flatMap(([column, place]): readonly CellProblem[] => {
    const message = row.faults[place]
    return message === undefined ? [] : [{ column, message }]
  })
  const parsed: RowResult<T> =
    faults.length > 0 ? { ok: false, problems: faults } : spec.parseRow(withBlanks(cells, spec))
  if (parsed.ok) return { number: row.number, cells, value: parsed.value }
  return badRow({ number: row.number, cells }, parsed.problems, spec.columns)
}

function withBlanks<T>(cells: RowCells, { columns }: TableSpec<T>): RowCells {
  return { ...Object.fromEntries(columns.map(({ key }) => [key, ''])), ...cells }
}

function badRow(
  { number, cells }: { readonly number: number; readonly cells: RowCells },
  problems: readonly CellProblem[],
  columns: readonly TableColumn[],
): BadRow {
  return {
    number,
    cells,
    problems: problems.map(({ column, message }) => {
      const title = columns.find(({ key }) => key === column)?.title
      return `第 ${number} 行${title === undefined ? '' : ` ${title}`}：${message}`
    }),
  }
}
