import type { Effect, EngineState, RunOutcome, Step, SyncRequest } from './engine-state.ts'
import type { Fault } from './fault.ts'
import { isOnItsWay, type ItemState, type OutboxItem } from './item-state.ts'

// The small moves that the engine is made of.

export const stay = (state: EngineState): Step => ({ state, effects: [] })

export function andThen(step: Step, more: (state: EngineState) => Step): Step {
  const { state, effects } = more(step.state)
  return { state, effects: [...step.effects, ...effects] }
}

export function ask(state: EngineState, request: SyncRequest): Step {
  const token = state.lastToken + 1
  return {
    state: { ...state, lastToken: token, awaited: { token, request } },
    effects: [{ kind: 'request', token, request }],
  }
}

export function sleep(state: EngineState, ms: number): Step {
  const token = state.lastToken + 1
  return {
    state: { ...state, lastToken: token, awaited: { token, request: null } },
    effects: [{ kind: 'sleep', token, ms }],
  }
}

/** Gives up what goes on; its answer will be stale. */
export function abort(state: EngineState): Step {
  if (state.awaited === null) return stay(state)
  const effects: readonly Effect[] = [{ kind: 'abort', token: state.awaited.token }]
  return { state: { ...state, awaited: null }, effects }
}

export function changeItem(
  state: EngineState,
  id: string,
  change: (item: OutboxItem) => Partial<OutboxItem>,
): EngineState {
  const items = state.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item))
  return { ...state, items }
}

export const setItem = (state: EngineState, id: string, to: ItemState): EngineState =>
  changeItem(state, id, () => ({ state: to }))

/** What is to be looked up, in a run that begins or after the platform's history changed. */
export function doubtsOf(items: readonly OutboxItem[]): readonly string[] {
  return items.flatMap(({ id, state }) =>
    state.status === 'confirmed' && state.standing === 'unsure' ? [id] : [],
  )
}

/** Ends the run. What was under way is simply unsent again; nobody's choice outlives the run. */
export function end(state: EngineState, outcome: RunOutcome, fault: Fault | null): Step {
  const items = state.items.map((item) => ({
    ...item,
    isChosen: false,
    state: isOnItsWay(item) ? ({ status: 'queued' } as const) : item.state,
  }))
  const run = { phase: 'idle', fault } as const
  return {
    state: { ...state, run, items, currentId: null, failures: 0, pullFault: null },
    effects: [{ kind: 'ended', outcome, fault }],
  }
}
