/** What was sent lately, to tell speed and remaining time by. */
export type SpeedWindow = readonly { readonly atMs: number; readonly sizeBytes: number }[]

const WINDOW_MS = 8_000
/** What is sent within this counts as sent at once, so that a quick line makes no long list. */
const STEP_MS = 200
/** Before this much time has passed, a speed is a guess. */
const LEAST_MS = 500

/** @param atMs monotonic */
export function withSent(window: SpeedWindow, atMs: number, sizeBytes: number): SpeedWindow {
  const last = window.at(-1)
  if (last && last.atMs > atMs - STEP_MS) {
    return [...window.slice(0, -1), { ...last, sizeBytes: last.sizeBytes + sizeBytes }]
  }
  return [...window.filter((one) => one.atMs > atMs - WINDOW_MS), { atMs, sizeBytes }]
}

/** Bytes a second over the last eight seconds; 0 when nothing moved. */
export function speedOf(window: SpeedWindow, atMs: number): number {
  const recent = window.filter((one) => one.atMs > atMs - WINDOW_MS)
  const [first] = recent
  if (!first) return 0
  const sent = recent.reduce((total, { sizeBytes }) => total + sizeBytes, 0)
  return Math.round((sent * 1000) / Math.max(atMs - first.atMs, LEAST_MS))
}

/** Null while there is no speed to tell it by. */
export function remainingSeconds(leftBytes: number, bytesPerSecond: number): number | null {
  if (leftBytes <= 0) return 0
  return bytesPerSecond === 0 ? null : Math.ceil(leftBytes / bytesPerSecond)
}
