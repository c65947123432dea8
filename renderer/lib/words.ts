import { localDate } from '../../shared/domain/opinion/calendar.ts'

/** `09:41:07` in the local clock, from an ISO UTC text. */
export function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hourCycle: 'h23' })
}

/** Today in the local calendar, `2026-11-23`. */
export function today(): string {
  return localDate(new Date())
}

/** `2026-11-23 09:41` in the local clock, from an ISO UTC text. */
export function dateAndTime(at: string): string {
  const date = new Date(at)
  return `${localDate(date)} ${clockTime(at).slice(0, 5)}`
}

/** `1.4 MB` */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB'] as const
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length)
  const value = bytes / 1024 ** power
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[power - 1] ?? 'GB'}`
}

/** `03:07`, or `1:03:07` from an hour on. */
export function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = `${pad(minutes)}:${pad(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest}`
}
