import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { DECISION_FORMAT, decisionPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { DecisionPayload } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { notFound } from '../problems.ts'
import { putDecision } from '../records/notices.ts'
import { insertTaskEvent } from '../records/task-events.ts'
import { findReceipt, findSubmission } from '../records/submissions.ts'
import { readBody } from './read-body.ts'

export type DecisionInput = Pick<
  DecisionPayload,
  'decision' | 'text' | 'decidedOn' | 'bureau' | 'decidedBy' | 'isSealed'
>

/** Notes down what the county bureau decided on a received opinion, signed as receipts are. */
export async function decide(
  desk: Desk,
  submissionId: string,
  input: DecisionInput,
): Promise<void> {
  const submission = await findSubmission(desk.records, { id: submissionId })
  const receipt = await findReceipt(desk.records, submissionId)
  // The bureau decides on opinions alone.
  const isOpinion = submission?.attachesTo === null
  if (!isOpinion || receipt === undefined) throw notFound('这份已接收的验收意见')
  const decision = readBody(decisionPayloadSchema, {
    format: DECISION_FORMAT,
    version: 1,
    decisionId: desk.newId(),
    taskId: submission.taskId,
    round: submission.round,
    revision: submission.revision,
    receiptNumber: receipt.receiptNumber,
    recordSha256: submission.recordSha256,
    ...input,
  })
  const payload = canonicalJson(decision)
  const signed = { payload, signature: desk.signer.sign(payload) }
  await inTransaction(desk, async (records) => {
    const sequence = await putDecision(records, submissionId, signed)
    await insertTaskEvent(records, {
      sequence,
      taskId: submission.taskId,
      kind: decision.decision,
      accountId: null,
      reason: `${decision.bureau}（${decision.decidedBy}）：${decision.text}`,
      at: desk.now().toISOString(),
    })
  })
}
