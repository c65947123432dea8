import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { RECEIPT_FORMAT } from '../../../shared/formats/platform-api.ts'
import type { Receipt, ReceiptPayload } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import { lockNumbers, nextNumber } from '../records/numbers.ts'
import type { Records } from '../records/schema.ts'
import type { StoredReceipt, StoredSubmission } from '../records/submissions.ts'
import { distinctFiles, findReceipt, insertReceipt, missingFiles } from '../records/submissions.ts'
import { refuseUnlessAssigned, submissionFor } from './assigned.ts'
import { refuseSuperseded } from './register.ts'

/**
 * Issues the receipt of a submission whose files are all here, or repeats the one issued before.
 *
 * Throws a PlatformProblem that lists what is missing.
 */
export async function complete(
  desk: Desk,
  submissionId: string,
  accountId: string | null,
): Promise<Receipt> {
  const submission = await submissionFor(desk.records, submissionId, accountId)
  const issued = await findReceipt(desk.records, submissionId)
  if (issued !== undefined) return signedPart(issued)
  return inTransaction(desk, async (records): Promise<Receipt> => {
    // Receipts are issued one after the other: what is checked from here on stays true until the end.
    await lockNumbers(records, 'receipt')
    if (accountId !== null) await refuseUnlessAssigned(records, submission.taskId, accountId)
    // A scan of an opinion that was replaced since is as true as it was.
    if (submission.attachesTo === null) await refuseSuperseded(records, submission)
    await refuseMissing(records, submissionId)
    const faster = await findReceipt(records, submissionId)
    return faster === undefined ? issue(desk, records, submission) : signedPart(faster)
  })
}

async function issue(desk: Desk, records: Records, submission: StoredSubmission): Promise<Receipt> {
  const sequence = await nextNumber(records, 'receipt')
  const now = desk.now()
  const payload: ReceiptPayload = {
    format: RECEIPT_FORMAT,
    version: 1,
    receiptNumber: receiptNumber(now, sequence),
    platform: desk.platformName,
    receivedAt: now.toISOString(),
    idempotencyKey: submission.idempotencyKey,
    ...(submission.attachesTo !== null && { attachesTo: submission.attachesTo }),
    taskId: submission.taskId,
    round: submission.round,
    revision: submission.revision,
    recordSha256: submission.recordSha256,
    files: [...(await distinctFiles(records, submission.id))],
  }
  const text = canonicalJson(payload)
  const receipt = { payload: text, signature: desk.signer.sign(text) }
  await insertReceipt(records, {
    ...receipt,
    sequence,
    submissionId: submission.id,
    receiptNumber: payload.receiptNumber,
    receivedAt: payload.receivedAt,
  })
  return receipt
}

function signedPart({ payload, signature }: StoredReceipt): Receipt {
  return { payload, signature }
}

async function refuseMissing(records: Records, submissionId: string): Promise<void> {
  const missing = await missingFiles(records, submissionId)
  if (missing.length === 0) return
  throw new PlatformProblem(
    409,
    'files-missing',
    `还有 ${missing.length} 份文件没有收到，请继续上传后再提交。`,
    { missing },
  )
}

/** 回执号: Beijing date and a running number, as in HZ-20261123-000001. */
function receiptNumber(now: Date, sequence: number): string {
  const beijing = new Date(now.getTime() + 8 * 3_600_000).toISOString()
  return `HZ-${beijing.slice(0, 10).replaceAll('-', '')}-${String(sequence).padStart(6, '0')}`
}
