import { AppError } from '../../../shared/errors.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import type {
  BatchExport,
  BatchImport,
  ParsedInput,
  ReceiptsImport,
} from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { readPicked } from '../read-picked.ts'
import { savePicked } from '../save-picked.ts'
import { fixFiles } from '../sync/attachments.ts'
import { batchSource, unsentIds } from '../sync/batch/batch-source.ts'
import { carryBatch } from '../sync/batch/carry-batch.ts'
import { openBatch } from '../sync/batch/open-batch.ts'
import { receiptsFile, takeReceipts } from '../sync/batch/receipts.ts'
import { writeBatch } from '../sync/batch/write-batch.ts'
import { runningSync } from '../sync/running-sync.ts'

const PROGRESS_EVERY_MS = 100
const MOST_RECEIPTS_MB = 64

export function exportBatch(
  context: Context,
  { taskIds, grant, password }: ParsedInput<'batch.export'>,
): Promise<BatchExport> {
  return write(context, unsentIds(context, taskIds), grant, password)
}

export function exportOne(
  context: Context,
  { revisionId, grant, password }: ParsedInput<'batch.exportOne'>,
): Promise<BatchExport> {
  return write(context, [revisionId], grant, password)
}

function write(
  context: Context,
  ids: readonly string[],
  grant: string,
  password: string,
): Promise<BatchExport> {
  const path = context.grants.path(grant)
  return alone(context, async (signal) => {
    const source = batchSource(context, ids)
    // The stick may reach the platform.
    for (const [id, scans] of source.scanIds) fixFiles(context, id, scans)
    const onProgress = progress(context)
    const written = await writeBatch(path, password, source, { signal, onProgress })
    return { opinions: ids.length, ...written }
  })
}

export function importBatch(
  context: Context,
  { grant, password }: ParsedInput<'batch.import'>,
): Promise<BatchImport> {
  const path = context.grants.path(grant)
  return alone(context, async (signal) => {
    const batch = await openBatch(path, password)
    try {
      const tell = progress(context)
      let done = 0
      // Nothing is taken in of a batch that is not whole.
      await batch.verify(signal, (bytes) => tell('checking', (done += bytes), batch.sizeBytes))
      done = 0
      return await carryBatch(context, batch, signal, (bytes) =>
        tell('writing', (done += bytes), batch.sizeBytes),
      )
    } finally {
      await batch.close()
      runningSync(context)
      context.emit({ type: 'sync-changed' })
    }
  })
}

export function cancel({ running }: Context): { readonly cancelled: boolean } {
  const cancelled = running.batch !== null
  running.batch?.abort()
  return { cancelled }
}

export async function importReceipts(
  context: Context,
  { grant }: ParsedInput<'batch.importReceipts'>,
): Promise<ReceiptsImport> {
  const { name, bytes } = await readPicked(context, grant, MOST_RECEIPTS_MB)
  return takeReceipts(context, runningSync(context), name, bytes)
}

export async function exportReceipts(
  context: Context,
  { grant }: ParsedInput<'batch.exportReceipts'>,
): Promise<{ readonly receipts: number }> {
  const file = receiptsFile(context)
  if (!file) throw new AppError({ code: 'not-allowed', message: '本机还没有收到回执。' })
  await savePicked(context, grant, Buffer.from(canonicalJson(file), 'utf8'))
  return { receipts: file.receipts.length }
}

/** One batch file at a time. */
async function alone<T>(
  { running }: Context,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (running.batch) {
    throw new AppError({ code: 'not-allowed', message: '正在读写上报批次，请等待完成或先取消。' })
  }
  const controller = new AbortController()
  running.batch = controller
  try {
    return await work(controller.signal)
  } finally {
    running.batch = null
  }
}

/** Tells the screens at most ten times a second. */
function progress({ emit, now }: Context) {
  let lastAt = 0
  return (stage: 'writing' | 'checking', doneBytes: number, totalBytes: number): void => {
    const at = now().getTime()
    if (at - lastAt < PROGRESS_EVERY_MS) return
    lastAt = at
    emit({ type: 'batch-progress', stage, doneBytes, totalBytes })
  }
}
