import { getOpinion, listOutbox, type OpinionRow } from '../../../db/queries/opinions.ts'
import { findSetting } from '../../../db/queries/settings.ts'
import { getTask, listTaskSummaries } from '../../../db/queries/tasks.ts'
import {
  findUpload,
  listSentScans,
  updateUpload,
  updateUploadConfirmed,
  updateUploadReached,
  type UploadChange,
} from '../../../db/queries/uploads.ts'
import type { Upload } from '../../../shared/domain/task/workspace.ts'
import { needsPerson } from '../../../shared/domain/upload/index.ts'
import { AppError, type AppErrorInfo } from '../../../shared/errors.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { ParsedInput, UploadReport, UploadRow } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { once } from '../sync/request-body.ts'
import { submitOpinion } from '../sync/client.ts'
import type { UploadProgress } from '../sync/progress.ts'
import { toSubmission } from '../sync/submission.ts'
import { opinionDocument, readSnapshot } from '../stored-opinion.ts'
import { sha256 } from '../hash.ts'
import { receiptKeyFor } from '../receipt-key.ts'

/** Every signed opinion of every task and round, and where its upload stands. */
export function list({ db }: Context): readonly UploadRow[] {
  const tasks = new Map(listTaskSummaries(db).map((task) => [task.id, task]))
  return listOutbox(db).flatMap(({ taskId, revisionId, revision, round }) => {
    const task = tasks.get(taskId)
    const upload = findUpload(db, revisionId)
    return task && upload ? [{ task, revision, round, upload }] : []
  })
}

export function cancel({ running }: Context): { readonly cancelled: boolean } {
  const cancelled = running.upload !== null
  running.upload?.abort()
  return { cancelled }
}

/**
 * Uploads the chosen tasks one after the other; the only code path that touches the network.
 *
 * One that fails keeps its reason and does not keep the others back. Only a verified receipt makes
 * a task 已上报.
 */
export async function start(
  context: Context,
  { taskIds }: ParsedInput<'upload.start'>,
): Promise<UploadReport> {
  if (context.running.upload) {
    throw new AppError({ code: 'not-allowed', message: '正在上报，请等待完成或先取消。' })
  }
  const chosen = [...new Set(taskIds)]
  // Before anything is sent: one that can't be sent must not stop the rest half-way.
  for (const taskId of chosen) signedOpinions(context, taskId)
  const controller = new AbortController()
  context.running.upload = controller
  let confirmed = 0
  try {
    for (const taskId of chosen) {
      if (controller.signal.aborted) break
      confirmed += await sendTask(context, taskId, controller.signal)
    }
  } finally {
    context.running.upload = null
  }
  return { confirmed, rows: list(context) }
}

function signedOpinions({ db }: Context, taskId: string): readonly { readonly revision: number }[] {
  const signed = listOutbox(db, taskId)
  if (signed.length > 0) return signed
  throw new AppError({ code: 'not-allowed', message: '所选任务还没有签完字，不能上报。' })
}

/**
 * Sends a task's signed opinions, the earlier round first: the platform takes revisions in order, so
 * after one that was not received the later ones wait. Answers how many were received now.
 */
async function sendTask(context: Context, taskId: string, signal: AbortSignal): Promise<number> {
  let confirmed = 0
  for (const { revision } of signedOpinions(context, taskId)) {
    const outcome = await sendOpinion(context, taskId, revision, signal)
    if (outcome === 'failed') break
    if (outcome === 'confirmed') confirmed += 1
  }
  return confirmed
}

async function sendOpinion(
  context: Context,
  taskId: string,
  revision: number,
  signal: AbortSignal,
): Promise<'confirmed' | 'already' | 'failed'> {
  const { db } = context
  const frozen = getOpinion(db, taskId, revision)
  const upload = findUpload(db, frozen.id)
  if (!frozen.pdf || !upload) throw new RangeError('what is in the outbox is signed')
  if (upload.state === 'confirmed') return 'already'
  const lastTriedAt = context.now().toISOString()
  const { attempts, lastError } = upload
  updateUpload(db, frozen.id, { state: 'sending', attempts, lastError, lastTriedAt })
  context.emit({ type: 'task-changed', taskId })
  try {
    const pdf = await opinionDocument(context, frozen)
    const { receipt, payload } = await submit(context, frozen, pdf, signal)
    updateUploadConfirmed(db, frozen.id, receipt, payload)
    return 'confirmed'
  } catch (error) {
    updateUpload(db, frozen.id, { ...afterFailure(context, error, upload), lastTriedAt })
    return 'failed'
  } finally {
    context.emit({ type: 'task-changed', taskId })
  }
}

function submit(context: Context, frozen: OpinionRow, pdf: Uint8Array, signal: AbortSignal) {
  const { db } = context
  const { package: pkg } = getTask(db, frozen.taskId)
  const snapshot = readSnapshot(frozen)
  const document = { sha256: sha256(pdf), sizeBytes: pdf.byteLength }
  const scans = listSentScans(db, frozen.id)
  const scanIds = scans.map(({ id }) => id)
  return submitOpinion({
    baseUrl: findSetting(db, 'platformUrl') ?? pkg.platform.url,
    receiptKey: receiptKeyFor(db, pkg),
    submission: toSubmission(frozen, snapshot, document, scans, context.deviceId),
    openFile: (wanted) => {
      if (wanted === document.sha256) return once(pdf)
      const file = [...scans, ...snapshot.evidence].find((piece) => piece.sha256 === wanted)
      if (!file) throw new AppError({ code: 'not-found', noun: '佐证', id: wanted })
      return context.evidence.stream(file)
    },
    fetch: context.fetch,
    signal,
    onProgress: noteFirstByte(context, frozen.id, scanIds, reportProgress(context, frozen.taskId)),
  })
}

/** The first byte that goes out may arrive: from then on the document is not sealed any more. */
function noteFirstByte(
  { db, now }: Context,
  revisionId: string,
  scanIds: readonly string[],
  report: (progress: UploadProgress) => void,
): (progress: UploadProgress) => void {
  let isNoted = false
  return (progress) => {
    if (!isNoted) updateUploadReached(db, revisionId, now().toISOString(), scanIds)
    isNoted = true
    report(progress)
  }
}

const PROGRESS_EVERY_MS = 100

/** Tells the screens at most ten times a second, and always of the end. */
function reportProgress({ emit, now }: Context, taskId: string) {
  let lastAt = 0
  return ({ sentBytes, totalBytes, file = '' }: UploadProgress): void => {
    const at = now().getTime()
    if (at - lastAt < PROGRESS_EVERY_MS && sentBytes < totalBytes) return
    lastAt = at
    emit({ type: 'upload-progress', taskId, sentBytes, totalBytes, file })
  }
}

/** Cancelled goes back to the queue; anything else keeps its reason. */
function afterFailure(
  context: Context,
  error: unknown,
  { attempts }: Upload,
): Omit<UploadChange, 'lastTriedAt'> {
  const info = failureInfo(context, error)
  if (info.code === 'cancelled') return { state: 'queued', attempts, lastError: null }
  const isRefused = info.code !== 'sync-failed' || needsPerson(info.reason)
  return {
    state: isRefused ? 'refused' : 'failed',
    attempts: attempts + 1,
    lastError: errorText(info),
  }
}

function failureInfo(context: Context, error: unknown): AppErrorInfo {
  if (error instanceof AppError) return error.info
  const errorId = context.newId().slice(-8)
  context.log(`upload failed unexpectedly ${errorId}`, error)
  return { code: 'unexpected', errorId }
}
