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
import { toStored, type OutboxItem, type Standing } from './item-state.ts'
import { changeItem, doubtsOf, stay, andThen } from './steps.ts'
import { cancelAll, follow, hold, pauseAll, retry, start } from './wishes.ts'

/**
 * The engine of synchronisation: the state after an event, and what is to be done then.
 *
 * Pure. One request or sleep goes on at a time; its token tells its answer from late ones of requests
 * that were given up. What changed of an item is saved before anything else is done. Only a verified
 * receipt confirms, from any state, and nothing undoes it: what a restored platform has lost is told, and
 * sent again where a person asks for it.
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
      return go(pulled(state, event.unsure), moment)
    case 'looked-up':
      return awaited?.request?.step === 'look-up'
        ? go(lookedUp(state, awaited.request.id, event.isKnown), moment)
        : stay(before)
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

function pulled(state: EngineState, unsure: readonly string[]): EngineState {
  const items = state.items.map((item) =>
    unsure.includes(item.id) ? withStanding(item, 'unsure') : item,
  )
  const doubts = doubtsOf(items)
  return { ...state, items, doubts, needsPull: false, pullFault: null, failures: 0 }
}

function lookedUp(state: EngineState, id: string, isKnown: boolean): EngineState {
  const items = state.items.map((item) =>
    item.id === id ? withStanding(item, isKnown ? 'kept' : 'gone') : item,
  )
  return { ...state, items, doubts: state.doubts.filter((doubt) => doubt !== id), failures: 0 }
}

function withStanding(item: OutboxItem, standing: Standing): OutboxItem {
  return item.state.status === 'confirmed' ? { ...item, state: { ...item.state, standing } } : item
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
  if (!item || (item.state.status === 'confirmed' && item.state.standing !== 'gone')) {
    return stay(state)
  }
  const { receiptNumber } = receipt.payload
  const confirmed = changeItem({ ...state, failures: 0 }, id, () => ({
    priorReceipt: null,
    state: { status: 'confirmed', receiptNumber, standing: 'kept' },
  }))
  const kept: Step = { state: confirmed, effects: [{ kind: 'keep-receipt', id, receipt }] }
  const request = state.awaited?.request
  if (!request || !('id' in request) || request.id !== id) return kept
  return andThen(kept, (after) => go({ ...after, awaited: null, currentId: null }, moment))
}

/** Confirmed ones are written with their receipt; afterwards only whether they are still there. */
function saves(before: EngineState, after: EngineState): readonly Effect[] {
  const known = new Map(before.items.map((item) => [item.id, item]))
  return after.items.flatMap((item): readonly Effect[] => {
    const old = known.get(item.id)
    if (old === item) return []
    if (item.state.status === 'confirmed') {
      const { standing } = item.state
      const isSame = old?.state.status !== 'confirmed' || old.state.standing === standing
      // A new receipt was written with its standing.
      if (isSame || old.state.receiptNumber !== item.state.receiptNumber) return []
      return [{ kind: 'note-standing', id: item.id, standing }]
    }
    if (old && isStoredAlike(old, item)) return []
    return [{ kind: 'save', item: toStored(item) }]
  })
}

function isStoredAlike(one: OutboxItem, other: OutboxItem): boolean {
  return JSON.stringify(toStored(one)) === JSON.stringify(toStored(other))
}
