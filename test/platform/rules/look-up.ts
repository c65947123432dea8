import { submissionQuerySchema } from '../../../shared/formats/platform-api.ts'
import type { SubmissionLookup } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { findReceipt, findSubmission } from '../records/submissions.ts'
import { findAssignment } from '../records/tasks.ts'
import { PlatformProblem } from '../problems.ts'
import { readBody } from './read-body.ts'

/** What is here under an idempotency key, for those who may see it. */
export async function lookUp(
  { records }: Desk,
  query: unknown,
  accountId: string | null,
): Promise<SubmissionLookup> {
  const { idempotencyKey } = readBody(submissionQuerySchema, query)
  const known = await findSubmission(records, { idempotencyKey })
  if (known === undefined) return { idempotencyKey, state: 'unknown' }
  const isOwn = known.accountId === accountId
  if (!isOwn && (accountId === null || !(await findAssignment(records, known.taskId, accountId)))) {
    throw new PlatformProblem(403, 'not-assigned', '这份记录所属的任务没有派给当前账号，不能查询。')
  }
  const receipt = await findReceipt(records, known.id)
  return { idempotencyKey, state: receipt === undefined ? 'registered' : 'received' }
}
