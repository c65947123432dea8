/** Today in the local calendar, `2026-11-23`. */
export function today(): string {
  const now = new Date()
  const pad = (value: number): string => String(value).padStart(2, '0')
  return [now.getFullYear(), pad(now.getMonth() + 1), pad(now.getDate())].join('-')
}
