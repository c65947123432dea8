export { IDLE_ENGINE } from './engine-state.ts'
export type {
  Effect,
  EngineState,
  Moment,
  OutboxEntry,
  RunOutcome,
  SyncEvent,
  SyncRequest,
  VerifiedReceipt,
} from './engine-state.ts'
export { needsPerson, scopeOf } from './fault.ts'
export type { Fault } from './fault.ts'
export { isBehind, itemsOfRun } from './go.ts'
export { fromStored, isOnItsWay, newlySetAside, toStored } from './item-state.ts'
export type { ItemStatus, OutboxItem, StoredItem } from './item-state.ts'
export { next } from './next.ts'
export type { RunPhase } from './run-state.ts'
export { beginRefresh, endRefresh } from './session.ts'
export type { KeptSession } from './session.ts'
export { waitMs } from './backoff.ts'
export { chunkAfter, chunkAfterCut, chunkWithin, FIRST_CHUNK_BYTES } from './chunk-size.ts'
export { clockFinding, clockFindingText, clockWarning } from './clock-check.ts'
export type { ClockFinding, PastMoments } from './clock-check.ts'
export { remainingSeconds, speedOf, withSent } from './speed.ts'
export type { SpeedWindow } from './speed.ts'
