import type { Grid, GridRow, TableColumn } from './table.ts'

export type MatchedColumns =
  | {
      readonly ok: true
      readonly header: GridRow
      /** Place in the row by column key. */
      readonly places: ReadonlyMap<string, number>
      readonly ignored: readonly string[]
    }
  | { readonly ok: false; readonly problem: string }

/** A form often has its name and a date above the titles of the columns. */
const HEADER_WITHIN_ROWS = 10

/**
 * Finds the row of titles and the place of each column.
 *
 * Titles are compared without blanks, stars, colons and what stands in brackets, so that
 * `* 总台数（台）` is 总台数. Refuses with the missing columns and the expected ones by name.
 */
export function matchColumns(grid: Grid, columns: readonly TableColumn[]): MatchedColumns {
  const candidates = grid.rows.slice(0, HEADER_WITHIN_ROWS)
  const matched = candidates.map((row) => ({ row, places: placesIn(row, columns) }))
  const best = matched.reduce<(typeof matched)[number] | null>(
    (found, each) => (each.places.size > (found?.places.size ?? 0) ? each : found),
    null,
  )
  const expected = `应有的列：${columns.map(({ title }) => title).join('、')}`
  if (best === null) return { ok: false, problem: `没有找到列名。${expected}` }
  const missing = columns.filter(({ key, isRequired }) => isRequired && !best.places.has(key))
  if (missing.length > 0) {
    const names = missing.map(({ title }) => title).join('、')
    const found = best.row.cells.filter((cell) => cell !== '').slice(0, 60)
    return { ok: false, problem: `缺少列：${names}。${expected}。表中的列：${found.join('、')}` }
  }
  const twice = columns.find(
    (column) => best.row.cells.filter((cell) => isTitleOf(cell, column)).length > 1,
  )
  if (twice) return { ok: false, problem: `列“${twice.title}”出现了两次，请只留一列` }
  const used = new Set(best.places.values())
  const ignored = best.row.cells.filter((cell, place) => cell !== '' && !used.has(place))
  return { ok: true, header: best.row, places: best.places, ignored }
}

function placesIn(row: GridRow, columns: readonly TableColumn[]): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((column) => {
      const place = row.cells.findIndex((cell) => isTitleOf(cell, column))
      return place < 0 ? [] : [[column.key, place] as const]
    }),
  )
}

function isTitleOf(cell: string, { title, aliases = [], code }: TableColumn): boolean {
  const plain = plainTitle(cell)
  if (plain === '') return false
  if ([title, ...aliases].some((name) => plainTitle(name) === plain)) return true
  return code !== undefined && beginsWithCode(plain, code.toLowerCase())
}

function plainTitle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/gu, '')
    .replace(/[\s*:]/gu, '')
    .toLowerCase()
}

function beginsWithCode(plain: string, code: string): boolean {
  return plain.startsWith(code) && !/[a-z0-9]/u.test(plain.charAt(code.length))
}
