import { clearTimeout, setTimeout } from 'node:timers'

export type IdleWatch = {
  /** Aborts when `touch` was not called for the whole time. */
  readonly signal: AbortSignal
  readonly touch: () => void
  readonly stop: () => void
}

export function idleWatch(timeoutMs: number): IdleWatch {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeoutMs)
  return {
    signal: controller.signal,
    touch: () => {
      if (!controller.signal.aborted) timer.refresh()
    },
    stop: () => clearTimeout(timer),
  }
}
