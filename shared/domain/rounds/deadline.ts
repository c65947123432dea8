import { daysBetween } from '../opinion/calendar.ts'

/** Days left until a calendar date; 0 on the day itself, negative after it. */
export type Deadline = { readonly days: number; readonly isOver: boolean; readonly words: string }

/** @example deadline('2026-12-23', '2026-12-20').words // '还剩 3 天' */
export function deadline(dueOn: string, today: string): Deadline {
  const days = daysBetween(today, dueOn)
  const isOver = days < 0
  const words = isOver ? `已逾期 ${-days} 天` : days === 0 ? '今天到期' : `还剩 ${days} 天`
  return { days, isOver, words }
}
