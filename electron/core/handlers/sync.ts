import { listOutbox } from '../../../db/queries/opinions.ts'
import { listRuns } from '../../../db/queries/sync-runs.ts'
import { AppError } from '../../../shared/errors.ts'
import type { KeptReceipt, ParsedInput, SyncRun, SyncState } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { listHeldReceipts } from '../received/kept-receipts.ts'
import { keyFingerprint } from '../received/receipt-keys.ts'
import { openLink } from '../sync/open-link.ts'
import { runningSync, startAutomatic } from '../sync/running-sync.ts'
import { registerDevice, signIn as signInThere, signOut as signOutThere } from '../sync/session.ts'
import { saveAutomatic, saveBandwidth } from '../sync/sync-settings.ts'
import { syncState } from '../sync/sync-view.ts'

export function state(context: Context): SyncState {
  return syncState(context, runningSync(context))
}

export function start(context: Context, { taskIds }: ParsedInput<'sync.start'>): SyncState {
  const driver = runningSync(context)
  const outbox = listOutbox(context.db)
  const missing = taskIds?.find((taskId) => !outbox.some((entry) => entry.taskId === taskId))
  if (missing !== undefined) {
    throw new AppError({ code: 'not-allowed', message: '所选任务还没有签完字，不能上报。' })
  }
  const chosen =
    taskIds && outbox.flatMap((entry) => (taskIds.includes(entry.taskId) ? [entry.revisionId] : []))
  driver.tell({ kind: 'start', chosen, isAutomatic: false })
  return syncState(context, driver)
}

export function pause(context: Context, { revisionId }: ParsedInput<'sync.pause'>): SyncState {
  const driver = runningSync(context)
  driver.tell({ kind: 'pause', id: revisionId })
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
  const { deviceId, version } = context
  const about = { ...input, deviceId, appVersion: version }
  await registerDevice(link(context), context.db, about)
  return changed(context)
}

export async function signIn(
  context: Context,
  input: ParsedInput<'sync.signIn'>,
): Promise<SyncState> {
  const driver = runningSync(context)
  const who = { ...input, deviceId: context.deviceId }
  driver.access.token = await signInThere(link(context), context.db, who)
  return changed(context)
}

export async function signOut(context: Context): Promise<SyncState> {
  const driver = runningSync(context)
  driver.tell({ kind: 'cancel', id: null })
  try {
    await signOutThere(driver.access.token === null ? null : link(context), context.db)
  } catch (error) {
    // Forgotten here already; the platform's own session runs out by itself.
    context.log('the platform was not told of signing out', error)
  }
  driver.access.token = null
  return changed(context)
}

export function setAutomatic(
  context: Context,
  { isAutomatic }: ParsedInput<'sync.setAutomatic'>,
): SyncState {
  saveAutomatic(context.db, isAutomatic)
  if (isAutomatic) startAutomatic(context)
  return changed(context)
}

export function setBandwidth(
  context: Context,
  { bytesPerSecond }: ParsedInput<'sync.setBandwidth'>,
): SyncState {
  saveBandwidth(context.db, bytesPerSecond)
  return changed(context)
}

export function history({ db }: Context): readonly SyncRun[] {
  return listRuns(db)
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
