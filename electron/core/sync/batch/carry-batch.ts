import { findCarried, findCarriedFacts, insertCarried } from '../../../../db/queries/carried.ts'
import { findOpinionById } from '../../../../db/queries/opinions.ts'
import type { BatchImport } from '../../../../shared/ipc/calls/batch.ts'
import type { Submission } from '../../../../shared/formats/platform-api.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import { sha256 } from '../../hash.ts'
import { stopIfCancelled } from '../../exchange/package-file.ts'
import type { OpenBatch } from './open-batch.ts'

/**
 * Takes a batch of another device in, to be sent from here under its own keys and device.
 *
 * Files first, then one row for each opinion; what is here already is passed over, so reading the
 * same batch twice, or a part of it before, does no harm.
 */
export async function carryBatch(
  context: Context,
  batch: OpenBatch,
  signal: AbortSignal,
  onBytes: (sizeBytes: number) => void,
): Promise<BatchImport> {
  const { db, now } = context
  const { items } = batch.manifest
  const isOwn = ({ idempotencyKey }: Submission) =>
    findOpinionById(db, idempotencyKey) !== undefined ||
    findCarriedFacts(db, idempotencyKey)?.isOwn === true
  const own = items.filter(({ submission }) => isOwn(submission))
  const known = items.filter(
    (item) => !own.includes(item) && findCarried(db, item.submission.idempotencyKey),
  )
  const fresh = items.filter((item) => !own.includes(item) && !known.includes(item))
  for (const { submission } of fresh) refuseBroken(submission)
  for (const { submission, receiptKey } of fresh) {
    for (const digest of new Set(submission.files.map((file) => file.sha256))) {
      stopIfCancelled(signal)
      await context.evidence.add(counted(batch.file(digest), signal, onBytes))
    }
    insertCarried(db, {
      id: submission.idempotencyKey,
      taskId: submission.taskId,
      submission,
      receiptKey,
      carriedAt: now().toISOString(),
    })
  }
  return { carried: fresh.length, known: known.length, own: own.length }
}

function refuseBroken({ record, recordSha256, enterpriseName }: Submission): void {
  if (sha256(record) === recordSha256) return
  throw new AppError({
    code: 'not-allowed',
    message: `批次中“${enterpriseName}”的验收记录与校验值不一致，没有导入任何内容。请在原来的电脑上重新导出。`,
  })
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  onBytes: (sizeBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    stopIfCancelled(signal)
    onBytes(part.byteLength)
    yield part
  }
}
