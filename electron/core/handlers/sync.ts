import { listRunOpinions } from '../../../db/queries/run-opinions.ts'
import { findOpenRun, listRuns } from '../../../db/queries/sync-runs.ts'
import { AppError } from '../../../shared/errors.ts'
import type {
  KeptReceipt,
  ParsedInput,
  RunOpinion,
  SyncFile,
  SyncRun,
  SyncState,
} from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { listHeldReceipts } from '../received/kept-receipts.ts'
import { keyFingerprint } from '../received/receipt-keys.ts'
import { openLink } from '../sync/open-link.ts'
import { readOutgoing } from '../sync/outgoing.ts'
import { runningSync, startAutomatic } from '../sync/running-sync.ts'
import { registerDevice, signIn as signInThere, signOut as signOutThere } from '../sync/session.ts'
import { mayBeginByItself, saveAutomatic, saveBandwidth } from '../sync/sync-settings.ts'
import { syncState } from '../sync/sync-view.ts'

export function state(context: Context): SyncState {
  return syncState(context, runningSync(context))
}

export function start(context: Context, { taskIds }: ParsedInput<'sync.start'>): SyncState {
  const driver = runningSync(context)
  // What is carried for others is sent task by task as well.
  const { items } = driver.engine()
  const missing = taskIds?.find((taskId) => !items.some((item) => item.taskId === taskId))
  if (missing !== undefined) {
    throw new AppError({ code: 'not-allowed', message: '所选任务还没有签完字，不能上报。' })
  }
  const chosen =
    taskIds && items.flatMap(({ id, taskId }) => (taskIds.includes(taskId) ? [id] : []))
  driver.tell({ kind: 'start', chosen, isAutomatic: false })
  return syncState(context, driver)
}

export function pause(context: Context, { revisionId }: ParsedInput<'sync.pause'>): SyncState {
  const driver = runningSync(context)
  driver.tell({ kind: 'pause', id: revisionId })
  return syncState(context, driver)
}

export function goOn(context: Context): SyncState {
  const driver = runningSync(context)
  if (driver.engine().run.phase === 'waiting') {
    driver.tell({ kind: 'start', chosen: [], isAutomatic: false })
  }
  return syncState(context, driver)
}

export function cancel(context: Context, { revisionId }: ParsedInput<'sync.cancel'>): SyncState {
  const driver = runningSync(context)
  driver.tell({ kind: 'cancel', id: revisionId })
  return syncState(context, driver)
}

export function retry(context: Context, { revisionId }: ParsedInput<'sync.retry'>): SyncState {
  const driver = runningSync(context)
  driver.tell({ kind: 'retry', id: revisionId })
  return syncState(context, driver)
}

export async function register(
  context: Context,
  input: ParsedInput<'sync.register'>,
): Promise<SyncState> {
  await registerDevice(link(context), context, input)
  return changed(context)
}

export async function signIn(
  context: Context,
  input: ParsedInput<'sync.signIn'>,
): Promise<SyncState> {
  const driver = runningSync(context)
  const there = link(context)
  const value = await signInThere(there, context, input)
  driver.access.token = { origin: there.baseUrl.origin, value }
  if (mayBeginByItself(context.db)) startAutomatic(context)
  return changed(context)
}

export async function signOut(context: Context): Promise<SyncState> {
  const driver = runningSync(context)
  driver.tell({ kind: 'cancel', id: null })
  driver.access.token = null
  await signOutThere(() => link(context), context)
  return changed(context)
}

export function setAutomatic(
  context: Context,
  { isAutomatic }: ParsedInput<'sync.setAutomatic'>,
): SyncState {
  const { db } = context
  saveAutomatic(db, isAutomatic)
  if (mayBeginByItself(db)) startAutomatic(context)
  // What it began ends with it: nothing goes on the line that nobody asked for.
  if (!isAutomatic && findOpenRun(db)?.isAutomatic) {
    runningSync(context).tell({ kind: 'cancel', id: null })
  }
  return changed(context)
}

export function setBandwidth(
  context: Context,
  { bytesPerSecond }: ParsedInput<'sync.setBandwidth'>,
): SyncState {
  saveBandwidth(context.db, bytesPerSecond)
  return changed(context)
}

export function files(
  context: Context,
  { revisionId }: ParsedInput<'sync.files'>,
): readonly SyncFile[] {
  const { live, engine } = runningSync(context)
  const item = engine().items.find(({ id }) => id === revisionId)
  if (!item) throw new AppError({ code: 'not-found', noun: '签完字的验收意见', id: revisionId })
  return live.files(item, readOutgoing(context, revisionId).submission)
}

export function history({ db }: Context): readonly SyncRun[] {
  return listRuns(db)
}

export function runOpinions(
  { db }: Context,
  { runId }: ParsedInput<'sync.runOpinions'>,
): readonly RunOpinion[] {
  return listRunOpinions(db, runId)
}

export function receipts({ db }: Context): readonly KeptReceipt[] {
  return listHeldReceipts(db).map(({ id, receipt, payload, platformKey, ...about }) => {
    const { receiptNumber, receivedAt, platform, recordSha256, taskId, revision, round } = payload
    return {
      ...about,
      revisionId: id,
      ...{ taskId, revision, round, receiptNumber, receivedAt, platform, recordSha256 },
      fileCount: payload.files.length,
      keyFingerprint: keyFingerprint(platformKey),
      ...receipt,
    }
  })
}

/** For what a person asks for right now; the run has links of its own. */
function link(context: Context) {
  const { access, live } = runningSync(context)
  return openLink(context, new AbortController().signal, access, live)
}

function changed(context: Context): SyncState {
  context.emit({ type: 'sync-changed' })
  return state(context)
}
