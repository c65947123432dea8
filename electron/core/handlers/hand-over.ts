import { getTask } from '../../../db/queries/tasks.ts'
import { AppError } from '../../../shared/errors.ts'
import type {
  HandOverPreparation,
  HandOverState,
  ParsedInput,
} from '../../../shared/ipc/contract.ts'
import { assertMayWrite } from '../access.ts'
import type { Context } from '../context.ts'
import { findLock, saveLock, type Lock } from '../hand-over/lock.ts'
import { hasPin, isPinOf, savePin } from '../hand-over/pin.ts'
import { resumeSync } from '../sync/running-sync.ts'
import { getActingExpert, loadPanel } from '../workspace.ts'

/** So many wrong PINs are looked at one after the other; then there is a wait. */
const TRIES = 5
const WAIT_MS = 30_000

export function state({ db }: Context): HandOverState {
  const lock = findLock(db)
  if (lock === null) return { lock: null }
  const { taskId } = lock
  return { lock: { taskId, questionSetId: getTask(db, taskId).package.pinned.questionSet.id } }
}

export function prepare(
  { db }: Context,
  { taskId }: ParsedInput<'handOver.prepare'>,
): HandOverPreparation {
  const { id, name } = getActingExpert(db, taskId)
  return { expertName: name, hasPin: hasPin(db, id) }
}

export async function start(
  context: Context,
  { taskId, newPin }: ParsedInput<'handOver.start'>,
): Promise<HandOverState> {
  const { db } = context
  const expert = assertMayWrite(db, taskId, 'questionnaire', 'new')
  if (newPin !== null) await savePin(db, expert.id, newPin)
  else if (!hasPin(db, expert.id)) {
    throw new AppError({ code: 'not-allowed', message: '请先设置收回设备用的 PIN。' })
  }
  saveLock(db, { taskId, wrongTries: 0, waitUntil: null })
  context.emit({ type: 'hand-over-changed' })
  return state(context)
}

export async function end(
  context: Context,
  { pin }: ParsedInput<'handOver.end'>,
): Promise<HandOverState> {
  const { db, now } = context
  const lock = findLock(db)
  if (lock === null) return { lock: null }
  const waitMs = msToWait(lock, now())
  if (waitMs > 0) throw refusal(`已多次输错，请 ${Math.ceil(waitMs / 1000)} 秒后再试。`)
  // Counted before it is looked at: tries that are sent at once are tries, too.
  const wrongTries = lock.wrongTries + 1
  const left = TRIES - (wrongTries % TRIES)
  const mustWait = left === TRIES
  const waitUntil = mustWait ? new Date(now().getTime() + WAIT_MS).toISOString() : null
  saveLock(db, { ...lock, wrongTries, waitUntil })
  for (const { id } of loadPanel(db, lock.taskId).experts) {
    if (!(await isPinOf(db, id, pin))) continue
    saveLock(db, null)
    context.emit({ type: 'hand-over-changed' })
    resumeSync(context)
    return { lock: null }
  }
  throw refusal(
    mustWait ? `PIN 不对，请 ${WAIT_MS / 1000} 秒后再试。` : `PIN 不对，还可再试 ${left} 次。`,
  )
}

/** A clock that was set back must not turn half a minute into hours. */
function msToWait({ waitUntil }: Lock, now: Date): number {
  const ms = waitUntil === null ? 0 : Date.parse(waitUntil) - now.getTime()
  return ms > WAIT_MS ? 0 : ms
}

function refusal(message: string): AppError {
  return new AppError({ code: 'not-allowed', message })
}
