import { setTimeout } from 'node:timers/promises'

/** Lets bytes through no faster than a limit. */
export type Throttle = {
  /** Waits until so many bytes may go; null: no limit. */
  readonly pass: (sizeBytes: number, limit: number | null, signal: AbortSignal) => Promise<void>
}

/** @param nowMs monotonic */
export function createThrottle(nowMs: () => number): Throttle {
  /** When all that went before is paid for. */
  let freeAt = 0
  return {
    pass: async (sizeBytes, limit, signal) => {
      const now = nowMs()
      if (limit === null) {
        freeAt = now
        return
      }
      const startsAt = Math.max(now, freeAt)
      freeAt = startsAt + (sizeBytes * 1000) / limit
      if (startsAt > now) await setTimeout(startsAt - now, undefined, { signal })
    },
  }
}
