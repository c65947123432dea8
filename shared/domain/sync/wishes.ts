import type { EngineState, Moment, OutboxEntry, Step } from './engine-state.ts'
import { go } from './go.ts'
import { isOnItsWay, type ItemState, type OutboxItem } from './item-state.ts'
import { abort, changeItem, doubtsOf, end, stay, andThen } from './steps.ts'

// What people ask of a run.

/** Brings the items in line with the outbox of the database. */
export function follow(state: EngineState, entries: readonly OutboxEntry[], moment: Moment): Step {
  const known = new Map(state.items.map((item) => [item.id, item]))
  const items = entries.map((entry): OutboxItem => known.get(entry.id) ?? newItem(entry))
  const followed = { ...state, items }
  const isGone = state.currentId !== null && !items.some(({ id }) => id === state.currentId)
  if (!isGone) return stay(followed)
  return andThen(abort({ ...followed, currentId: null }), (next) => goIfRunning(next, moment))
}

function newItem(entry: OutboxEntry): OutboxItem {
  return {
    ...entry,
    isChosen: false,
    attempts: 0,
    submissionId: null,
    priorReceipt: null,
    state: { status: 'queued' },
  }
}

export function start(
  state: EngineState,
  chosen: readonly string[] | null,
  isAutomatic: boolean,
  moment: Moment,
): Step {
  const isBegun = state.run.phase !== 'idle'
  const items = state.items.map((item): OutboxItem => {
    if (chosen !== null && !chosen.includes(item.id)) return item
    // What an earlier run sent is no part of this one: its bar would begin near the end.
    if (item.state.status === 'confirmed') return item
    const isHeld = item.state.status === 'paused' || item.state.status === 'cancelled'
    if (isHeld && isAutomatic) return item
    const isFree = isHeld || item.state.status === 'waiting'
    return { ...item, isChosen: true, state: isFree ? { status: 'queued' } : item.state }
  })
  const begun = {
    ...state,
    items,
    ...(isBegun ? {} : { needsPull: true, pullFault: null, doubts: doubtsOf(items) }),
  }
  // A run that is busy takes up what was chosen in its turn.
  if (state.awaited?.request) return stay(begun)
  return andThen(abort({ ...begun, failures: 0 }), (next) => go(next, moment))
}

/**
 * One item again, whatever it waits for; a receipt is never put at risk.
 *
 * A received one goes again only where the platform has lost it, under its old key.
 */
export function retry(state: EngineState, id: string, moment: Moment): Step {
  const again = changeItem(state, id, (item) => {
    const { state: its } = item
    if (isOnItsWay(item)) return {}
    const queued = { isChosen: true, attempts: 0, state: QUEUED }
    if (its.status !== 'confirmed') return queued
    if (its.standing !== 'gone') return {}
    return { ...queued, submissionId: null, priorReceipt: its.receiptNumber }
  })
  if (state.awaited?.request) return stay(again)
  return andThen(abort({ ...again, failures: 0 }), (next) => go(next, moment))
}

export function pauseAll(state: EngineState): Step {
  if (state.run.phase === 'idle' || state.run.phase === 'paused') return stay(state)
  return andThen(abort(state), (next) => {
    const items = next.items.map((item) => (isOnItsWay(item) ? { ...item, state: QUEUED } : item))
    return stay({ ...next, items, run: { phase: 'paused' }, currentId: null })
  })
}

export function cancelAll(state: EngineState): Step {
  if (state.run.phase === 'idle') return stay(state)
  return andThen(abort(state), (next) => end(next, 'cancelled', null))
}

/** Pauses or cancels one item; the run goes on with the others. */
export function hold(
  state: EngineState,
  id: string,
  status: 'paused' | 'cancelled',
  moment: Moment,
): Step {
  const item = state.items.find((one) => one.id === id)
  if (!item || item.state.status === 'confirmed') return stay(state)
  const held = changeItem(state, id, () => ({ isChosen: false, state: { status } }))
  if (state.currentId !== id || state.awaited?.request === null) return stay(held)
  return andThen(abort({ ...held, currentId: null }), (next) => goIfRunning(next, moment))
}

function goIfRunning(state: EngineState, moment: Moment): Step {
  return state.run.phase === 'idle' || state.run.phase === 'paused'
    ? stay(state)
    : go(state, moment)
}

const QUEUED: ItemState = { status: 'queued' }
