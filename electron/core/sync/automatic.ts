import { clearTimeout, setTimeout } from 'node:timers'
import type { RunOutcome } from '../../../shared/domain/sync/index.ts'

/** The network's own events come in bursts, and the window that passes them on is not trusted. */
const WAKE_EVERY_MS = 10_000

export type Automatic = {
  readonly runBegan: () => void
  /** Plans the next run; what somebody stopped or has to mend is not begun by itself. */
  readonly runEnded: (outcome: RunOutcome) => void
  /** The network or the computer has come back: what waits for it goes on. */
  readonly wake: () => void
  readonly close: () => void
}

export type AutomaticParts = {
  /** Monotonic. */
  readonly nowMs: () => number
  readonly everyMs: number
  /** Whether the switch 有网络时自动上报 lets a run begin now. */
  readonly mayBegin: () => boolean
  readonly begin: () => void
  /** Tells a run that waits. */
  readonly goOn: () => void
}

/** When runs begin or go on without a click. With the switch off none begins. */
export function createAutomatic(parts: AutomaticParts): Automatic {
  const { nowMs, everyMs, mayBegin, begin, goOn } = parts
  let wokeAt = -Infinity
  let planned: NodeJS.Timeout | undefined

  function forget(): void {
    clearTimeout(planned)
    planned = undefined
  }

  function plan(): void {
    forget()
    planned = setTimeout(beginNow, everyMs)
    planned.unref()
  }

  function beginNow(): void {
    if (mayBegin()) begin()
    else plan()
  }

  plan()
  return {
    runBegan: forget,
    runEnded: (outcome) => (outcome === 'finished' ? plan() : forget()),
    wake: () => {
      if (nowMs() - wokeAt < WAKE_EVERY_MS) return
      wokeAt = nowMs()
      if (planned === undefined) goOn()
      else beginNow()
    },
    close: forget,
  }
}
