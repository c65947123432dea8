import { notFound, PlatformProblem } from '../problems.ts'
import { findAssignment } from '../records/tasks.ts'
import type { Assignment } from '../records/tasks.ts'
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
    throw new PlatformProblem(
      409,
      'task-withdrawn',
      `这项任务${howTaken(assignment)}，平台不再接收。本机的内容仍然保留，请与平台管理人员联系。`,
    )
  }
}

/**
 * Refuses an edition of a task's package that is not this account's: of a task that was taken back only
 * those up to then are.
 */
export async function refuseOthersEdition(
  records: Records,
  { taskId, revision }: { readonly taskId: string; readonly revision: number },
  accountId: string,
): Promise<void> {
  const assignment = await findAssignment(records, taskId, accountId)
  if (assignment === undefined) {
    throw new PlatformProblem(403, 'not-assigned', '这项任务没有派给当前账号，不能下载任务包。')
  }
  const { lastRevision } = assignment
  if (lastRevision === null || revision <= lastRevision) return
  throw new PlatformProblem(
    403,
    'not-assigned',
    `这项任务${howTaken(assignment)}，不能下载此后的任务包；第 ${lastRevision} 版及以前的仍可下载。`,
  )
}

function howTaken({ state, reason }: Assignment): string {
  return `已${state === 'withdrawn' ? '撤回' : '改派'}（${reason}）`
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
