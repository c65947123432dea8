import type { Fault } from './fault.ts'

/**
 * Whether the platform still has what it gave a receipt for.
 *
 * It was restored from an older backup: `unsure` is to be looked up, `gone` is not there any more. The
 * receipt stays in any case, and only a person sends again.
 */
export type Standing = 'kept' | 'unsure' | 'gone'

/**
 * Where one opinion revision, or one scan that came after it, stands in the outbox.
 *
 * `waiting` is tried again by itself; `set-aside` waits for a person; `paused` and `cancelled` are a
 * person's wish; `confirmed` has a verified receipt.
 */
export type ItemState =
  | { readonly status: 'queued' }
  | { readonly status: 'registering' }
  /** `index` of the files that the platform lacks; `offset` bytes of it are there. */
  | {
      readonly status: 'sending'
      readonly missing: readonly string[]
      readonly index: number
      readonly offset: number
    }
  | { readonly status: 'completing' }
  /** `untilMs` on the monotonic clock of this process. */
  | { readonly status: 'waiting'; readonly untilMs: number; readonly fault: Fault }
  | { readonly status: 'set-aside'; readonly fault: Fault }
  | { readonly status: 'paused' }
  | { readonly status: 'cancelled' }
  | {
      readonly status: 'confirmed'
      readonly receiptNumber: string
      readonly standing: Standing
    }

export type ItemStatus = ItemState['status']

/** One revision in the outbox; those of a task go out in the order of `revision`. */
export type OutboxItem = {
  readonly id: string
  /** The opinion that a scan of the stamped paper was added to after it was sent; null: an opinion. */
  readonly attachesTo: string | null
  readonly taskId: string
  readonly revision: number
  /** Part of the run. */
  readonly isChosen: boolean
  /** Failures in a row. */
  readonly attempts: number
  /** What the platform calls it, once it has registered it. */
  readonly submissionId: string | null
  /** Of a receipt that is here while the item is sent again, for the platform lost it. */
  readonly priorReceipt: string | null
  readonly state: ItemState
}

/** Whether requests for the item are under way, so that nothing of it may be edited. */
export function isOnItsWay({ state }: OutboxItem): boolean {
  return ['registering', 'sending', 'completing'].includes(state.status)
}

/** How many items a step has set aside; those that were so before are not counted again. */
export function newlySetAside(
  before: { readonly items: readonly OutboxItem[] },
  after: { readonly items: readonly OutboxItem[] },
): number {
  const isSetAside = ({ state }: OutboxItem): boolean => state.status === 'set-aside'
  const known = new Set(before.items.filter(isSetAside).map(({ id }) => id))
  return after.items.filter((item) => isSetAside(item) && !known.has(item.id)).length
}

/** What of an item outlives the process. */
export type StoredItem = Omit<OutboxItem, 'state'> & {
  readonly status: ItemStatus
  readonly fault: Fault | null
  readonly receiptNumber: string | null
  readonly standing: Standing
}

export function toStored({ state, ...item }: OutboxItem): StoredItem {
  return {
    ...item,
    status: state.status,
    fault: 'fault' in state ? state.fault : null,
    receiptNumber: state.status === 'confirmed' ? state.receiptNumber : null,
    standing: state.status === 'confirmed' ? state.standing : 'kept',
  }
}

/** An item after a restart: what was under way or waiting for its time is simply to be done. */
export function fromStored({
  status,
  fault,
  receiptNumber,
  standing,
  ...item
}: StoredItem): OutboxItem {
  const state = storedState({ status, fault, receiptNumber, standing })
  return { ...item, isChosen: item.isChosen && state.status !== 'confirmed', state }
}

function storedState({
  status,
  fault,
  receiptNumber,
  standing,
}: Pick<StoredItem, 'status' | 'fault' | 'receiptNumber' | 'standing'>): ItemState {
  if (status === 'confirmed' && receiptNumber !== null) return { status, receiptNumber, standing }
  if (status === 'set-aside' && fault !== null) return { status, fault }
  if (status === 'paused' || status === 'cancelled') return { status }
  return { status: 'queued' }
}
