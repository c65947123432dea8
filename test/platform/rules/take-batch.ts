import type { OpenBatch } from '../../../electron/core/sync/batch/open-batch.ts'
import { receiptPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { Receipt } from '../../../shared/formats/platform-api.ts'
import type { ReceiptsFile } from '../../../shared/formats/upload-batch.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { notFound, PlatformProblem } from '../problems.ts'
import { insertFile } from '../records/files.ts'
import { findReceipt, findSubmission, missingFiles } from '../records/submissions.ts'
import { complete } from './complete.ts'
import { receiveFile } from './receive-file.ts'
import { register } from './register.ts'

/** What became of one opinion of a batch. */
export type TakenItem = {
  readonly taskNumber: string
  readonly enterpriseName: string
  /** A scan of the stamped paper that came after its opinion. */
  readonly isScan: boolean
  readonly submissionId: string | null
  readonly receiptNumber: string | null
  /** Why it was not taken, for the operator; null: it was. */
  readonly problem: string | null
}
export type TakenBatch = {
  readonly items: readonly TakenItem[]
  readonly receipts: readonly Receipt[]
}

/**
 * Takes a batch file in by the very rules that take what comes over the network.
 *
 * So what came both ways is one record, and reading a batch twice answers the same receipts. One that
 * is refused keeps its reason and the rest go on. Whoever runs this answers for the stick.
 */
export async function takeBatch(desk: Desk, batch: OpenBatch): Promise<TakenBatch> {
  const items: TakenItem[] = []
  const receipts: Receipt[] = []
  for (const { submission } of batch.manifest.items) {
    const { taskNumber, enterpriseName } = submission
    const about = { taskNumber, enterpriseName, isScan: submission.attachesTo !== undefined }
    try {
      const { state } = await register(desk, submission, null)
      const { submissionId } = state
      const stored = await findSubmission(desk.records, { id: submissionId })
      if (stored === undefined) throw notFound('这次上报')
      await keepMissing(desk, batch, submissionId)
      const receipt = await complete(desk, submissionId, stored.accountId)
      const { receiptNumber } = receiptPayloadSchema.parse(JSON.parse(receipt.payload))
      receipts.push(receipt)
      items.push({ ...about, submissionId, receiptNumber, problem: null })
    } catch (error) {
      if (!(error instanceof PlatformProblem)) throw error
      items.push({ ...about, submissionId: null, receiptNumber: null, problem: error.detail })
    }
  }
  return { items, receipts }
}

async function keepMissing(desk: Desk, batch: OpenBatch, submissionId: string): Promise<void> {
  for (const sha256 of await missingFiles(desk.records, submissionId)) {
    const listed = batch.files.find((file) => file.sha256 === sha256)
    if (listed === undefined) throw notFound('批次中的佐证文件')
    const { sizeBytes } = listed
    const file = await receiveFile(desk, { sha256, sizeBytes }, batch.file(sha256))
    await inTransaction(desk, (records) => insertFile(records, file))
  }
}

/** The receipts of these submissions, to be carried back to the devices; undefined: there are none. */
export async function receiptsOf(
  desk: Desk,
  submissionIds: readonly string[],
): Promise<ReceiptsFile | undefined> {
  const receipts: Receipt[] = []
  for (const id of submissionIds) {
    const found = await findReceipt(desk.records, id)
    if (found) receipts.push({ payload: found.payload, signature: found.signature })
  }
  return receipts.length === 0 ? undefined : receiptsFile(desk, receipts)
}

export function receiptsFile({ platformName }: Desk, receipts: readonly Receipt[]): ReceiptsFile {
  return { format: 'smedt-receipts', version: 1, platform: platformName, receipts: [...receipts] }
}
