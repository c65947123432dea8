import { afterFailure } from './after-failure.ts'
import type {
  Effect,
  EngineState,
  Moment,
  Step,
  SyncEvent,
  VerifiedReceipt,
} from './engine-state.ts'
import { go } from './go.ts'
import { toStored, type OutboxItem } from './item-state.ts'
import { changeItem, setItem, stay, andThen } from './steps.ts'
import { cancelAll, follow, hold, pauseAll, retry, start } from './wishes.ts'

/**
 * The engine of synchronisation: the state after an event, and what is to be done then.
 *
 * Pure. One request or sleep goes on at a time; its token tells its answer from late ones of requests
 * that were given up. What changed of an item is saved before anything else is done. Only a verified
 * receipt confirms, from any state, and nothing undoes it.
 */
export function next(state: EngineState, event: SyncEvent, moment: Moment): Step {
  const step = reduce(state, event, moment)
  return { ...step, effects: [...saves(state, step.state), ...step.effects] }
}

function reduce(state: EngineState, event: SyncEvent, moment: Moment): Step {
  switch (event.kind) {
    case 'outbox':
      return follow(state, event.entries, moment)
    case 'start':
      return start(state, event.chosen, event.isAutomatic, moment)
    case 'retry':
      return retry(state, event.id, moment)
    case 'pause':
      return event.id === null ? pauseAll(state) : hold(state, event.id, 'paused', moment)
    case 'cancel':
      return event.id === null ? cancelAll(state) : hold(state, event.id, 'cancelled', moment)
    case 'wake':
      return waitsForTheLine(state) ? start(state, [], true, moment) : stay(state)
    case 'received':
      return received(state, event.id, event.receipt, moment)
    default:
      return event.token === state.awaited?.token ? answered(state, event, moment) : stay(state)
  }
}

/** A time that the platform named is kept to, whatever the network does meanwhile. */
function waitsForTheLine({ run }: EngineState): boolean {
  return run.phase === 'waiting' && run.fault !== null && run.fault.retryAfterMs === null
}

type Answered = Extract<SyncEvent, { readonly token: number }>

function answered(before: EngineState, event: Answered, moment: Moment): Step {
  const { awaited, currentId } = before
  const state: EngineState = { ...before, awaited: null }
  switch (event.kind) {
    case 'slept':
      return go(state, moment)
    case 'signed-in':
      return go({ ...state, isSignedIn: true }, moment)
    case 'pulled':
      return go({ ...state, needsPull: false, pullFault: null, failures: 0 }, moment)
    case 'failed':
      return awaited?.request
        ? afterFailure(state, awaited.request, event.fault, moment)
        : stay(before)
    case 'registered':
      return currentId === null ? stay(before) : go(registered(state, currentId, event), moment)
    case 'file-sent':
      return currentId === null ? stay(before) : go(fileSent(state, currentId), moment)
    case 'progress':
      return currentId === null ? stay(before) : stay(progressed(before, currentId, event.offset))
  }
}

function registered(
  state: EngineState,
  id: string,
  { submissionId, missing }: { readonly submissionId: string; readonly missing: readonly string[] },
): EngineState {
  return changeItem({ ...state, failures: 0 }, id, () => ({
    submissionId,
    state: { status: 'sending', missing, index: 0, offset: 0 },
  }))
}

function fileSent(state: EngineState, id: string): EngineState {
  return changeItem({ ...state, failures: 0 }, id, (item) =>
    item.state.status === 'sending'
      ? { attempts: 0, state: { ...item.state, index: item.state.index + 1, offset: 0 } }
      : {},
  )
}

function progressed(state: EngineState, id: string, offset: number): EngineState {
  return changeItem({ ...state, failures: 0 }, id, (item) =>
    item.state.status === 'sending' ? { state: { ...item.state, offset } } : {},
  )
}

function received(state: EngineState, id: string, receipt: VerifiedReceipt, moment: Moment): Step {
  const item = state.items.find((one) => one.id === id)
  if (!item || item.state.status === 'confirmed') return stay(state)
  const { receiptNumber } = receipt.payload
  const confirmed = setItem({ ...state, failures: 0 }, id, { status: 'confirmed', receiptNumber })
  const kept: Step = { state: confirmed, effects: [{ kind: 'keep-receipt', id, receipt }] }
  const request = state.awaited?.request
  if (!request || !('id' in request) || request.id !== id) return kept
  return andThen(kept, (after) => go({ ...after, awaited: null, currentId: null }, moment))
}

/** Confirmed ones are written with their receipt. */
function saves(before: EngineState, after: EngineState): readonly Effect[] {
  const known = new Map(before.items.map((item) => [item.id, item]))
  return after.items.flatMap((item): readonly Effect[] => {
    const old = known.get(item.id)
    if (old === item || item.state.status === 'confirmed') return []
    if (old && isStoredAlike(old, item)) return []
    return [{ kind: 'save', item: toStored(item) }]
  })
}

function isStoredAlike(one: OutboxItem, other: OutboxItem): boolean {
  return JSON.stringify(toStored(one)) === JSON.stringify(toStored(other))
}
