import type { Problem } from '../../errors.ts'
import type { ReceiptPayload, Submission } from '../../formats/platform-api.ts'

/**
 * Whether a receipt is for exactly this submission: no problems means that it is.
 *
 * Every identifying field, the record's hash, and each distinct file with hash and size; a file too
 * many is a problem as well. The signature is the caller's to check.
 */
export function checkReceipt(payload: ReceiptPayload, submission: Submission): readonly Problem[] {
  return [...fieldProblems(payload, submission), ...fileProblems(payload.files, submission.files)]
}

const FIELDS = {
  idempotencyKey: '上报编号',
  attachesTo: '所属的验收意见',
  taskId: '任务编号',
  round: '验收轮次',
  revision: '版次',
  recordSha256: '验收记录的 SHA-256',
} as const
const FIELD_NAMES = [
  'idempotencyKey',
  'attachesTo',
  'taskId',
  'round',
  'revision',
  'recordSha256',
] as const

function fieldProblems(payload: ReceiptPayload, submission: Submission): readonly Problem[] {
  return FIELD_NAMES.filter((field) => payload[field] !== submission[field]).map((field) => ({
    field,
    message: `回执中的${FIELDS[field]}与上报的不一致`,
  }))
}

function fileProblems(
  covered: ReceiptPayload['files'],
  sent: Submission['files'],
): readonly Problem[] {
  const sizes = new Map(covered.map((file) => [file.sha256, file.sizeBytes]))
  const notCovered = sent.flatMap(({ sha256, sizeBytes, name }, index): Problem[] => {
    const size = sizes.get(sha256)
    if (size === sizeBytes) return []
    const what = size === undefined ? '没有列出' : '所列大小不符：'
    return [{ field: `files.${index}`, message: `回执${what}文件“${name}”` }]
  })
  const unclaimed = new Set(sent.map((file) => file.sha256))
  const extra = covered.flatMap(({ sha256 }, index): Problem[] =>
    unclaimed.delete(sha256)
      ? []
      : [{ field: `files.${index}`, message: `回执多列了文件 ${sha256.slice(0, 12)}…` }],
  )
  return [...notCovered, ...extra]
}
