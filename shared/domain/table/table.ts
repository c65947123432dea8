/** What a table may be imported as. */
export const TABLE_KINDS = ['equipment', 'questionnaire', 'own-checkpoint', 'task-list'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** A sheet as texts, whatever file or paste it came from. */
export type Grid = {
  /** Rows with any content, in order. */
  readonly rows: readonly GridRow[]
  /** What the reader has to say of the sheet, as Chinese sentences: formulas, merged cells ... */
  readonly notes: readonly string[]
}

export type GridRow = {
  /** As the spreadsheet program numbers it, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  /** What keeps a cell from being read, by its place, as Chinese half sentences. */
  readonly faults: Readonly<Record<number, string>>
}

export type TableColumn = {
  readonly key: string
  /** As the template prints it. */
  readonly title: string
  /** Other titles that mean the same. */
  readonly aliases?: readonly string[]
  /** A code that a title may begin with: `Q01`. */
  readonly code?: string
  /** Without this column nothing can be imported. */
  readonly isRequired: boolean
  /** How to fill it in, for the template. */
  readonly rule: string
  readonly example: string
}

/** The texts of one row by column; a missing column and a blank cell are both ''. */
export type RowCells = Readonly<Record<string, string>>

export type RowResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly CellProblem[] }

export type CellProblem = {
  /** Key of the column; null where the row as a whole is wrong. */
  readonly column: string | null
  /** A Chinese half sentence: 应为整数. */
  readonly message: string
}

/** How one kind of table is laid out and read. */
export type TableSpec<T> = {
  /** Name of the template, without an extension. */
  readonly title: string
  /** Rows taken in at once; a longer table is refused whole. */
  readonly maxRows: number
  readonly columns: readonly TableColumn[]
  readonly parseRow: (cells: RowCells) => RowResult<T>
  /** What is wrong between rows that are each right, by row number. */
  readonly problemsBetween?: (
    rows: readonly ParsedRow<T>[],
  ) => readonly (CellProblem & { readonly row: number })[]
}

export type ParsedRow<T> = {
  readonly number: number
  readonly cells: RowCells
  readonly value: T
}

/** A row that can't be imported, each problem a whole sentence: 第 12 行 总台数：应为整数. */
export type BadRow = {
  readonly number: number
  readonly cells: RowCells
  readonly problems: readonly string[]
}

export type ParsedTable<T> = {
  /** Found columns, in the template's order. */
  readonly columns: readonly TableColumn[]
  /** Titles of the file that mean nothing here. */
  readonly ignoredColumns: readonly string[]
  readonly rows: readonly ParsedRow<T>[]
  readonly badRows: readonly BadRow[]
  readonly notes: readonly string[]
}
