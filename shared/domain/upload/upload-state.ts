import type { SyncFailure } from '../../errors.ts'

/**
 * Where one opinion revision stands in the outbox.
 *
 * `failed` is tried again; `refused` waits for a person; `confirmed` has a verified receipt.
 * `attempts` counts the failures in a row since it was queued.
 */
export type UploadState =
  | { readonly status: 'queued'; readonly attempts: number }
  | { readonly status: 'sending'; readonly attempts: number }
  | {
      readonly status: 'failed' | 'refused'
      readonly attempts: number
      readonly reason: SyncFailure
      readonly detail: string
    }
  | { readonly status: 'confirmed'; readonly receiptNumber: string }

export type UploadStatus = UploadState['status']

export type UploadEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'failed'; readonly reason: SyncFailure; readonly detail: string }
  /** The user cancelled, or the program ended, while sending. */
  | { readonly kind: 'stopped' }
  /** A person asks for another try. */
  | { readonly kind: 'requeued' }
  /** The receipt was verified. */
  | { readonly kind: 'confirmed'; readonly receiptNumber: string }

export const QUEUED: UploadState = { status: 'queued', attempts: 0 }

/**
 * The state after an event; the same object when the event changes nothing.
 *
 * A verified receipt confirms from any state, and nothing undoes it: a late failure of a parallel
 * attempt never turns "已上报" back. A refused upload starts only after `requeued`.
 */
export function nextUploadState(state: UploadState, event: UploadEvent): UploadState {
  if (state.status === 'confirmed') return state
  switch (event.kind) {
    case 'confirmed':
      return { status: 'confirmed', receiptNumber: event.receiptNumber }
    case 'started':
      return state.status === 'queued' || state.status === 'failed'
        ? { status: 'sending', attempts: state.attempts }
        : state
    case 'failed':
      if (state.status !== 'sending') return state
      return {
        status: needsPerson(event.reason) ? 'refused' : 'failed',
        attempts: state.attempts + 1,
        reason: event.reason,
        detail: event.detail,
      }
    case 'stopped':
      return state.status === 'sending' ? { status: 'queued', attempts: state.attempts } : state
    case 'requeued':
      return state.status === 'failed' || state.status === 'refused' ? QUEUED : state
  }
}

/** Whether trying the same bytes again cannot help until someone acts. */
export function needsPerson(reason: SyncFailure): boolean {
  switch (reason) {
    case 'refused':
    case 'receipt-invalid':
    case 'certificate':
    case 'signed-out':
    case 'superseded':
    case 'local-file':
      return true
    case 'offline':
    case 'timeout':
    case 'not-the-platform':
    case 'server-error':
    case 'no-platform':
    case 'token-expired':
    case 'busy':
    case 'moved':
      return false
  }
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

/**
 * How long to wait before the next try: doubling, at most a minute, with jitter.
 *
 * @param random from 0 to 1: half of the wait is fixed, half is by chance
 * @example attempts 1 waits 1 to 2 s, attempts 6 and more 30 to 60 s
 */
export function retryDelayMs(attempts: number, random: number): number {
  const exponent = Math.min(Math.max(attempts, 1) - 1, 16)
  const full = Math.min(FIRST_RETRY_MS * 2 ** exponent, LONGEST_RETRY_MS)
  return Math.round(full / 2 + (full / 2) * random)
}
