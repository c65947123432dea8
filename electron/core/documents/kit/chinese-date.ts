/** A calendar date `2026-11-03` as documents write it: `2026年11月3日`. */
export function chineseDate(isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate)
  if (!match) throw new RangeError(`not a calendar date: ${isoDate}`)
  const [, year, month, day] = match
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** Where a date is filled in by hand. */
export const BLANK_DATE = '年\u3000\u3000月\u3000\u3000日'

/**
 * An instant as documents write it, to the minute: `2026年11月3日 09:05`.
 *
 * In Beijing time, whatever the clock of the machine is set to: the same everywhere.
 */
export function beijingTime(instant: string): string {
  const inBeijing = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${chineseDate(inBeijing)} ${inBeijing.slice(11, 16)}`
}
