import { notFound, PlatformProblem } from '../problems.ts'
import { findAssignment } from '../records/tasks.ts'
import type { Records } from '../records/schema.ts'
import type { StoredSubmission } from '../records/submissions.ts'
import { findSubmission } from '../records/submissions.ts'

/** Refuses a task that is not this account's, or is no longer. */
export async function refuseUnlessAssigned(
  records: Records,
  taskId: string,
  accountId: string,
): Promise<void> {
  const assignment = await findAssignment(records, taskId, accountId)
  if (assignment === undefined) {
    throw new PlatformProblem(
      403,
      'not-assigned',
      '这项任务没有派给当前账号。请换用被派的专家账号登录，或与平台管理人员核对。',
    )
  }
  if (assignment.state === 'withdrawn' || assignment.state === 'reassigned') {
    const how = assignment.state === 'withdrawn' ? '撤回' : '改派'
    throw new PlatformProblem(
      409,
      'task-withdrawn',
      `这项任务已${how}（${assignment.reason}），平台不再接收。本机的内容仍然保留，请与平台管理人员联系。`,
    )
  }
}

/**
 * A submission that this account may go on with: its own, or one of a task that it is assigned, since
 * a panel has several laptops. Null is who reads a stick in: only for what came that way.
 */
export async function submissionFor(
  records: Records,
  id: string,
  accountId: string | null,
): Promise<StoredSubmission> {
  const submission = await findSubmission(records, { id })
  if (submission === undefined) throw notFound('这次上报')
  if (submission.accountId === accountId) return submission
  if (accountId === null) throw notFound('这次上报')
  const assignment = await findAssignment(records, submission.taskId, accountId)
  if (assignment === undefined) throw notFound('这次上报')
  return submission
}
