import type { EngineState, Moment, Step } from './engine-state.ts'
import { isOnItsWay, type OutboxItem } from './item-state.ts'
import { ask, changeItem, end, setItem, sleep } from './steps.ts'

/** What comes next in a run that waits for nothing: sign in, fetch, then send item by item. */
export function go(state: EngineState, moment: Moment): Step {
  if (!state.isSignedIn) {
    return ask({ ...state, run: { phase: 'signing-in' } }, { step: 'sign-in' })
  }
  if (state.needsPull) return ask({ ...state, run: { phase: 'pulling' } }, { step: 'pull' })
  const [doubt] = state.doubts
  if (doubt !== undefined) {
    return ask({ ...state, run: { phase: 'pulling' } }, { step: 'look-up', id: doubt })
  }
  const item = currentItem(state) ?? state.items.find((one) => mayGo(state, one, moment.nowMs))
  if (item) return push({ ...state, run: { phase: 'pushing' }, currentId: item.id }, item)
  const idle = { ...state, currentId: null }
  const untilMs = nextTime(idle)
  if (untilMs === null) return end(idle, 'finished', idle.pullFault)
  const waiting = { ...idle, run: { phase: 'waiting', untilMs, fault: null } as const }
  return sleep(waiting, Math.max(0, untilMs - moment.nowMs))
}

function push(state: EngineState, item: OutboxItem): Step {
  const { id, submissionId } = item
  if (submissionId !== null) {
    if (item.state.status === 'completing')
      return ask(state, { step: 'complete', id, submissionId })
    if (item.state.status === 'sending') {
      const sha256 = item.state.missing[item.state.index]
      if (sha256 !== undefined) return ask(state, { step: 'send-file', id, submissionId, sha256 })
      const completing = setItem(state, id, { status: 'completing' })
      return ask(completing, { step: 'complete', id, submissionId })
    }
  }
  const registering = changeItem(state, id, () => ({ state: { status: 'registering' } }))
  return ask(registering, { step: 'register', id, submissionId })
}

/** What is on its way goes on, unless the opinion that it belongs to turned out to be lost meanwhile. */
function currentItem({ items, currentId }: EngineState): OutboxItem | undefined {
  const current = items.find(({ id }) => id === currentId)
  const isGoing = current?.isChosen && isOnItsWay(current) && !isBehind(items, current)
  return isGoing ? current : undefined
}

function mayGo(state: EngineState, item: OutboxItem, nowMs: number): boolean {
  const { status } = item.state
  const isDue =
    status === 'waiting' ? item.state.untilMs <= nowMs : status === 'queued' || isOnItsWay(item)
  // Last, as it looks through all the others.
  return item.isChosen && isDue && !isBehind(state.items, item)
}

/**
 * Whether something else has to be received first: an earlier revision of the same task, or the opinion
 * that a scan belongs to.
 */
export function isBehind(items: readonly OutboxItem[], item: OutboxItem): boolean {
  return items.some((one) => holdsUp(one, item))
}

/**
 * An earlier revision that the platform will never take, because it has a later one already, holds
 * nothing up; nor does one that was received before and is sent again. A scan waits for its opinion
 * to be at the platform, and nothing ever waits for a scan.
 */
function holdsUp(one: OutboxItem, item: OutboxItem): boolean {
  const { state, priorReceipt } = one
  if (item.attachesTo !== null) {
    return (
      one.id === item.attachesTo && !(state.status === 'confirmed' && state.standing !== 'gone')
    )
  }
  if (one.attachesTo !== null) return false
  if (one.taskId !== item.taskId || one.revision >= item.revision) return false
  if (priorReceipt !== null) return false
  if (state.status === 'set-aside') return state.fault.reason !== 'superseded'
  return state.status !== 'confirmed'
}

/**
 * What the run has sent and can still send by itself.
 *
 * Not what is set aside, nor what has to wait for an item that is set aside, held or not chosen.
 */
export function itemsOfRun(items: readonly OutboxItem[]): readonly OutboxItem[] {
  const goes = (one: OutboxItem): boolean => one.isChosen && one.state.status !== 'set-aside'
  return items.filter(
    (item) => goes(item) && !items.some((one) => holdsUp(one, item) && !goes(one)),
  )
}

/** When the first of the waiting items may go; null when none waits. */
function nextTime({ items }: EngineState): number | null {
  const times = items.flatMap((item) =>
    item.isChosen && item.state.status === 'waiting' && !isBehind(items, item)
      ? [item.state.untilMs]
      : [],
  )
  return times.length === 0 ? null : Math.min(...times)
}
