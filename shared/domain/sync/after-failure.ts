import { waitMs } from './backoff.ts'
import type { EngineState, Moment, Step, SyncRequest } from './engine-state.ts'
import { needsPerson, scopeOf, type Fault } from './fault.ts'
import { go } from './go.ts'
import { changeItem, end, sleep } from './steps.ts'

/** So often the platform's state may move under an item before it has to wait. */
const MOMENTS_IN_A_ROW = 3

/** What follows when a request did not do what it was for. */
export function afterFailure(
  state: EngineState,
  request: SyncRequest,
  fault: Fault,
  moment: Moment,
): Step {
  if (!('id' in request) || request.step === 'look-up') {
    return afterOwnFailure(state, request, fault, moment)
  }
  switch (scopeOf(fault)) {
    case 'run':
      return runFault(state, fault, moment)
    case 'item':
      return go(itemFault(state, request.id, fault, moment), moment)
    case 'moment':
      return go(lookAgain(state, request, fault, moment), moment)
  }
}

/** Signing in and fetching belong to no item, and looking one up puts nothing of it at stake. */
function afterOwnFailure(
  state: EngineState,
  request: SyncRequest,
  fault: Fault,
  moment: Moment,
): Step {
  // What can't be fetched now is no reason not to send.
  if (request.step === 'pull' && scopeOf(fault) !== 'run') {
    return go({ ...state, needsPull: false, pullFault: fault }, moment)
  }
  // It stays unsure, and the next run looks again.
  if (request.step === 'look-up' && scopeOf(fault) !== 'run') {
    return go({ ...state, doubts: state.doubts.filter((id) => id !== request.id) }, moment)
  }
  return runFault(state, fault, moment)
}

/** The next request would fail as well: everything waits, or stops when somebody has to act. */
function runFault(state: EngineState, fault: Fault, moment: Moment): Step {
  if (needsPerson(fault)) {
    return end({ ...state, isSignedIn: fault.reason !== 'signed-out' }, 'stopped', fault)
  }
  const failures = state.failures + 1
  const isExpired = fault.reason === 'token-expired'
  const next = { ...state, failures, isSignedIn: state.isSignedIn && !isExpired }
  if (isExpired && failures === 1) return go(next, moment)
  const ms = waitMs(failures, moment.random, fault.retryAfterMs)
  return sleep({ ...next, run: { phase: 'waiting', untilMs: moment.nowMs + ms, fault } }, ms)
}

/** Sets the item aside for a person, or for a while; the others go on. */
function itemFault(state: EngineState, id: string, fault: Fault, moment: Moment): EngineState {
  return changeItem({ ...state, currentId: null }, id, (item) => {
    const attempts = item.attempts + 1
    if (needsPerson(fault)) return { attempts, state: { status: 'set-aside', fault } }
    const untilMs = moment.nowMs + waitMs(attempts, moment.random, fault.retryAfterMs)
    return { attempts, state: { status: 'waiting', untilMs, fault } }
  })
}

/** Looks how far the submission is; where even that is not known, registers it anew. */
function lookAgain(
  state: EngineState,
  request: Exclude<SyncRequest, { readonly step: 'sign-in' | 'pull' | 'look-up' }>,
  fault: Fault,
  moment: Moment,
): EngineState {
  const submissionId = request.step === 'register' ? null : request.submissionId
  const forgotten = changeItem(state, request.id, () => ({ submissionId }))
  const attempts = state.items.find(({ id }) => id === request.id)?.attempts ?? 0
  if (attempts >= MOMENTS_IN_A_ROW) return itemFault(forgotten, request.id, fault, moment)
  return changeItem(forgotten, request.id, () => ({
    attempts: attempts + 1,
    state: { status: 'registering' },
  }))
}
