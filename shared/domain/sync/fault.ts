import type { SyncFailure } from '../../errors.ts'

/** Why a request did not do what it was for, as data that is kept and shown. */
export type Fault = {
  readonly reason: SyncFailure
  /** Chinese, inside a sentence of `errorText`. */
  readonly detail: string
  /** As the platform asked for; null where it did not. */
  readonly retryAfterMs: number | null
}

/**
 * What a fault is about: `run` would hit the next request as well, `item` only this one, and
 * `moment` (the platform's state moved under us) goes away by looking again.
 */
export type FaultScope = 'run' | 'item' | 'moment'

export function scopeOf({ reason }: Fault): FaultScope {
  switch (reason) {
    case 'offline':
    case 'timeout':
    case 'not-the-platform':
    case 'no-platform':
    case 'certificate':
    case 'signed-out':
    case 'token-expired':
    case 'busy':
      return 'run'
    case 'refused':
    case 'superseded':
    case 'receipt-invalid':
    case 'local-file':
    case 'server-error':
      return 'item'
    case 'moved':
      return 'moment'
  }
}

/** Whether trying again can't help until someone acts. */
export function needsPerson({ reason }: Fault): boolean {
  switch (reason) {
    case 'no-platform':
    case 'signed-out':
    case 'refused':
    case 'superseded':
    case 'receipt-invalid':
    case 'local-file':
      return true
    case 'offline':
    case 'timeout':
    case 'not-the-platform':
    // Networks with a login page cause it as well; nothing is sent, so asking again is safe.
    case 'certificate':
    case 'token-expired':
    case 'busy':
    case 'server-error':
    case 'moved':
      return false
  }
}
