import type { Fault } from './fault.ts'

/**
 * What the synchronisation as a whole is doing.
 *
 * `fault` says why it waits, or why the last run stopped before its end.
 */
export type RunState =
  | { readonly phase: 'idle'; readonly fault: Fault | null }
  | { readonly phase: 'signing-in' }
  | { readonly phase: 'pulling' }
  | { readonly phase: 'pushing' }
  /** `untilMs` on the monotonic clock of this process. */
  | { readonly phase: 'waiting'; readonly untilMs: number; readonly fault: Fault | null }
  | { readonly phase: 'paused' }

export type RunPhase = RunState['phase']
