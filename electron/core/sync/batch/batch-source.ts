import { listOutbox } from '../../../../db/queries/opinions.ts'
import { listCarried } from '../../../../db/queries/carried.ts'
import { findUpload } from '../../../../db/queries/uploads.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { BatchFile, BatchManifest } from '../../../../shared/formats/upload-batch.ts'
import type { Context } from '../../context.ts'
import { readOutgoing, type Outgoing } from '../outgoing.ts'
import type { BatchSource } from './write-batch.ts'

/** Bytes that are decrypted at a time. */
const PIECE_BYTES = 1024 * 1024

/** What a batch of these tasks holds: everything of theirs that no receipt covers yet. */
export function unsentIds({ db }: Context, taskIds: readonly string[] | null): readonly string[] {
  const isMeant = (taskId: string): boolean => taskIds === null || taskIds.includes(taskId)
  const own = listOutbox(db).flatMap(({ revisionId, taskId }) =>
    isMeant(taskId) && findUpload(db, revisionId)?.state !== 'confirmed' ? [revisionId] : [],
  )
  const carried = listCarried(db).flatMap(({ id, taskId, receipt }) =>
    isMeant(taskId) && receipt === null ? [id] : [],
  )
  return [...own, ...carried]
}

/** The manifest has no clock in it: the same outbox gives the same batch, so that writing can go on. */
export function batchSource(context: Context, ids: readonly string[]): BatchSource {
  if (ids.length === 0) {
    throw new AppError({ code: 'not-allowed', message: '没有待上报的内容，不需要导出上报批次。' })
  }
  const all = ids.map((id) => readOutgoing(context, id))
  const manifest: BatchManifest = {
    format: 'smedt-upload-batch',
    version: 1,
    deviceId: context.deviceId,
    items: all.map(({ submission, receiptKey }) => ({ submission, receiptKey })),
  }
  return { manifest, read: (file) => readFrom(all, file) }
}

async function* readFrom(all: readonly Outgoing[], file: BatchFile): AsyncGenerator<Uint8Array> {
  const { sha256, sizeBytes } = file
  const holder = all.find(({ submission }) => submission.files.some((one) => one.sha256 === sha256))
  for (let at = 0; holder && at < sizeBytes; at += PIECE_BYTES) {
    const piece = new Uint8Array(Math.min(PIECE_BYTES, sizeBytes - at))
    await holder.readInto(sha256, at, piece)
    yield piece
  }
}
