/** `09:41:07` in the local clock, from an ISO UTC text. */
export function clockTime(at: string): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false })
}

/** `2026-11-23 09:41` in the local clock, from an ISO UTC text. */
export function dateAndTime(at: string): string {
  const date = new Date(at)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-')
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** `1.4 MB` */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB'] as const
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length)
  const value = bytes / 1024 ** power
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[power - 1] ?? 'GB'}`
}
