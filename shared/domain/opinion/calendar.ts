/**
 * The last day that rectification may end: one calendar month after the conclusion.
 *
 * 第四章（五）1(4): at most one month. The same day of the next month, or that month's last day.
 *
 * @example lastRectificationDay('2026-01-31') // '2026-02-28'
 */
export function lastRectificationDay(concludedOn: string): string {
  const { year, month, day } = split(concludedOn)
  const nextYear = month === 12 ? year + 1 : year
  const nextMonth = month === 12 ? 1 : month + 1
  return join(nextYear, nextMonth, Math.min(day, daysIn(nextYear, nextMonth)))
}

/** `2026年11月23日` */
export function chineseDate(date: string): string {
  const { year, month, day } = split(date)
  return `${year}年${month}月${day}日`
}

/** Whole days from one calendar date to another; negative when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function split(date: string): {
  readonly year: number
  readonly month: number
  readonly day: number
} {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function join(year: number, month: number, day: number): string {
  return [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-')
}

/** China has one time zone, and a document must not depend on where it is drawn. */
const CHINA_OFFSET_MS = 8 * 3_600_000

/** @example chinaTime('2026-11-28T02:21:00.000Z') // '2026-11-28 10:21' */
export function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
}

/** The calendar date that the clock on the wall shows, `2026-11-23`. */
export function localDate(now: Date): string {
  return join(now.getFullYear(), now.getMonth() + 1, now.getDate())
}
