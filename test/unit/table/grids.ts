import type { Grid } from '../../../shared/domain/table/table.ts'
import { parseTable } from '../../../shared/domain/table/parse-table.ts'
import type { ParsedTable, TableSpec } from '../../../shared/domain/table/table.ts'

/** A sheet of these rows, numbered from 1; blank rows are left out as a reader would. */
export function aGrid(rows: readonly (readonly string[])[]): Grid {
  return {
    rows: rows.flatMap((cells, index) =>
      cells.every((cell) => cell === '') ? [] : [{ number: index + 1, cells, faults: {} }],
    ),
    notes: [],
  }
}

/** The table, where it can be read at all. */
export function parsed<T>(grid: Grid, spec: TableSpec<T>): ParsedTable<T> {
  const result = parseTable(grid, spec)
  if (!result.ok) throw new Error(result.problem)
  return result.table
}

/** Every problem of the table's bad rows. */
export function problemsOf<T>(grid: Grid, spec: TableSpec<T>): readonly string[] {
  return parsed(grid, spec).badRows.flatMap(({ problems }) => problems)
}
