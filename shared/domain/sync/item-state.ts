import type { Fault } from './fault.ts'

/**
 * Where one opinion revision stands in the outbox.
 *
 * `waiting` is tried again by itself; `set-aside` waits for a person; `paused` and `cancelled` are a
 * person's wish; `confirmed` has a verified receipt. The rest of the states need nothing of anyone.
 */
export type ItemState =
  | { readonly status: 'queued' }
  | { readonly status: 'registering' }
  /** `index` of the files that the platform lacks; `offset` bytes of it are there. */
  | {
      readonly status: 'sending'
      readonly submissionId: string
      readonly missing: readonly string[]
      readonly index: number
      readonly offset: number
    }
  | { readonly status: 'completing'; readonly submissionId: string }
  /** `untilMs` on the monotonic clock of this process. */
  | { readonly status: 'waiting'; readonly untilMs: number; readonly fault: Fault }
  | { readonly status: 'set-aside'; readonly fault: Fault }
  | { readonly status: 'paused' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'confirmed'; readonly receiptNumber: string }

export type ItemStatus = ItemState['status']

/** One revision in the outbox; those of a task go out in the order of `revision`. */
export type OutboxItem = {
  readonly id: string
  readonly taskId: string
  readonly revision: number
  /** Part of the run. */
  readonly isChosen: boolean
  /** Failures in a row. */
  readonly attempts: number
  readonly state: ItemState
}

/** Whether requests for the item are under way, so that nothing of it may be edited. */
export function isOnItsWay({ state }: OutboxItem): boolean {
  return ['registering', 'sending', 'completing'].includes(state.status)
}
