import { canonicalJson } from '../../shared/formats/canonical-json.ts'
import { RECEIPT_FORMAT } from '../../shared/formats/platform-api.ts'
import type { Receipt, ReceiptPayload } from '../../shared/formats/platform-api.ts'
import type { Desk } from './desk.ts'
import { distinctFiles, missingFiles } from './desk.ts'
import { notFound, PlatformProblem } from './problems.ts'
import { superseded } from './register.ts'
import type { StoredSubmission } from './submissions.ts'
import {
  acceptedRevision,
  findReceipt,
  findSubmission,
  insertReceipt,
  nextReceiptSequence,
} from './submissions.ts'

/**
 * Issues the receipt of a submission whose files are all here, or repeats the one issued before.
 *
 * Throws a PlatformProblem that lists what is missing.
 */
export function complete(desk: Desk, submissionId: string): Receipt {
  return desk.db
    .transaction((): Receipt => {
      const submission = findSubmission(desk.db, { id: submissionId })
      if (submission === undefined) throw notFound('这次上报')
      const issued = findReceipt(desk.db, submissionId)
      if (issued !== undefined) return { payload: issued.payload, signature: issued.signature }
      const accepted = acceptedRevision(desk.db, submission.taskId)
      if (submission.revision < accepted) throw superseded(submission.revision, accepted)
      refuseMissing(desk, submissionId)
      return issue(desk, submission)
    })
    .immediate()
}

function issue(desk: Desk, submission: StoredSubmission): Receipt {
  const sequence = nextReceiptSequence(desk.db)
  const now = desk.now()
  const payload: ReceiptPayload = {
    format: RECEIPT_FORMAT,
    version: 1,
    receiptNumber: receiptNumber(now, sequence),
    platform: desk.platformName,
    receivedAt: now.toISOString(),
    idempotencyKey: submission.idempotencyKey,
    taskId: submission.taskId,
    round: submission.round,
    revision: submission.revision,
    recordSha256: submission.recordSha256,
    files: [...distinctFiles(desk, submission.id)],
  }
  const text = canonicalJson(payload)
  const receipt = { payload: text, signature: desk.signer.sign(text) }
  insertReceipt(desk.db, {
    ...receipt,
    sequence,
    submissionId: submission.id,
    receiptNumber: payload.receiptNumber,
    receivedAt: payload.receivedAt,
  })
  return receipt
}

function refuseMissing(desk: Desk, submissionId: string): void {
  const missing = missingFiles(desk, submissionId)
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
