import type { RowResult } from './table.ts'

/** The value of a cell, or what is wrong with it as a Chinese half sentence. */
export type CellValue<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

const good = <T>(value: T): CellValue<T> => ({ ok: true, value })
const bad = (message: string): { readonly ok: false; readonly message: string } => ({
  ok: false,
  message,
})

/** A whole number from `min` to `max`; blank is `blank`, or wrong where that is null. */
export function readCount(
  text: string,
  { min = 0, max, blank = null }: CountRange,
): CellValue<number> {
  const plain = text.normalize('NFKC').replace(/,(?=\d{3}\b)/gu, '')
  if (plain === '') return blank === null ? bad('不能为空') : good(blank)
  if (!/^-?\d+(\.0+)?$/u.test(plain)) return bad('应为整数')
  const value = Number(plain)
  if (value < min) return bad(`应不小于 ${min}`)
  return value > max ? bad(`应不大于 ${max}`) : good(value)
}
type CountRange = {
  readonly min?: number
  readonly max: number
  readonly blank?: number | null
}

/** Text of at most `max` characters, as the forms count 字. */
export function readText(text: string, max: number, isRequired = false): CellValue<string> {
  if (text === '' && isRequired) return bad('不能为空')
  const length = Array.from(text).length
  return length > max ? bad(`超过 ${max} 字（现为 ${length} 字）`) : good(text)
}

/** A day as ISO text, from `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日` or `20261123`. */
export function readDate(text: string): CellValue<string> {
  if (text === '') return bad('不能为空')
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text)
  if (match === null) return bad('应为日期，如 2026-11-23')
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return isReal ? good(iso) : bad(`没有 ${text} 这一天`)
}

/** One of a few words, by its code or its name. */
export function readChoice<V>(
  text: string,
  choices: readonly { readonly value: V; readonly names: readonly string[] }[],
): CellValue<V> {
  const plain = text.trim().toLowerCase()
  const choice = choices.find(({ names }) => names.some((name) => name.toLowerCase() === plain))
  if (choice) return good(choice.value)
  const known = choices.map(({ names }) => names[0] ?? '').join('、')
  return bad(plain === '' ? `不能为空，应为 ${known} 之一` : `应为 ${known} 之一`)
}

type Values<C> = { [K in keyof C]: C[K] extends CellValue<infer V> ? V : never }

/** All cells of a row: their values, or what is wrong under the column of the same name. */
export function allCells<C extends Readonly<Record<string, CellValue<unknown>>>>(
  read: C,
): RowResult<Values<C>> {
  const problems = Object.entries(read).flatMap(([column, cell]) =>
    cell.ok ? [] : [{ column, message: cell.message }],
  )
  if (problems.length > 0) return { ok: false, problems }
  const values = Object.entries(read).map(([key, cell]) => [key, cell.ok ? cell.value : null])
  // Each key's value is that of the cell under the same key.
  return { ok: true, value: Object.fromEntries(values) as Values<C> }
}

export type ExpertEntry = {
  readonly name: string
  readonly organisation: string
  readonly title: string
  readonly specialty: string
  readonly role: 'leader' | 'member'
}

/** One expert as 姓名/单位/职称/专业. */
export function readExpert(text: string, role: ExpertEntry['role']): CellValue<ExpertEntry> {
  const parts = text.split(/[/／|｜]/u).map((part) => part.trim())
  const [name = '', organisation = '', title = '', specialty = ''] = parts
  const isWhole = parts.length === 4 && parts.every((part) => part !== '')
  return isWhole
    ? good({ name, organisation, title, specialty, role })
    : bad(`“${text}”应为“姓名/单位/职称/专业”四项`)
}

/** Members of the panel, divided by semicolons or line ends; blank is none. */
export function readExperts(text: string): CellValue<readonly ExpertEntry[]> {
  const entries = text.split(/[;；\n]/u).filter((entry) => entry.trim() !== '')
  const read = entries.map((entry) => readExpert(entry.trim(), 'member'))
  const wrong = read.find((one) => !one.ok)
  if (wrong && !wrong.ok) return wrong
  return good(read.flatMap((one) => (one.ok ? [one.value] : [])))
}
