import { findFrozenOpinion } from '../../../db/queries/opinions.ts'
import { listPackageChanges, replacePackage } from '../../../db/queries/package-changes.ts'
import { listTaskUpdates, type TaskUpdateRow } from '../../../db/queries/platform-news.ts'
import { listRecords } from '../../../db/queries/records.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import type { Db } from '../../../db/open.ts'
import { reviewUpdate, takeOver, type Choices } from '../../../shared/domain/merge/index.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { ParsedInput, TaskUpdateState } from '../../../shared/ipc/contract.ts'
import { assertLeader, assertNotFrozen } from '../access.ts'
import type { Context } from '../context.ts'
import { insertAttachment } from '../import-package.ts'
import { storeNewAttachments } from '../update-attachments.ts'
import { getActingExpert, loadPanel, loadWorkspace } from '../workspace.ts'

/** The newest package that waits beside the one in force. */
export function state(
  { db }: Context,
  { taskId }: ParsedInput<'taskUpdate.state'>,
): TaskUpdateState {
  const task = getTask(db, taskId)
  const newest = findNewest(db, taskId)
  const { experts } = loadPanel(db, taskId)
  const names = new Map(experts.map(({ id, name }) => [id, name]))
  return {
    pending: newest && {
      revision: newest.revision,
      packageSha256: newest.packageSha256,
      receivedAt: newest.receivedAt,
      changes: reviewUpdate(task.package, newest.package, listRecords(db, taskId)),
      refusal: refusal(db, taskId),
    },
    past: listPackageChanges(db, taskId).map(({ revision, at, author, reason }) => ({
      revision,
      at,
      author: names.get(author) ?? author,
      reason,
    })),
  }
}

function findNewest(db: Db, taskId: string): TaskUpdateRow | null {
  const newest = listTaskUpdates(db, taskId).at(-1)
  return newest && newest.revision > getTask(db, taskId).packageRevision ? newest : null
}

/** What is frozen was decided by the package of its day: a newer one never reaches into it. */
function refusal(db: Db, taskId: string): string | null {
  const frozen = findFrozenOpinion(db, taskId)
  return frozen
    ? `新的任务版本是在第 ${frozen.revision} 版验收意见定稿之后收到的，已定稿的意见不受影响。要采用它，请先在“签字”页另起新版。`
    : null
}

/**
 * Takes a newer package over: one transaction replaces it and keeps what counted before, with the
 * choices and the reason. Records stay as they are.
 */
export async function accept(
  context: Context,
  { taskId, revision, packageSha256, choices, reason }: ParsedInput<'taskUpdate.accept'>,
): Promise<Workspace> {
  const { db } = context
  const update = findNewest(db, taskId)
  if (update?.revision !== revision || update.packageSha256 !== packageSha256) {
    throw new AppError({
      code: 'not-allowed',
      message: `任务版本 ${revision} 已不是最新的，或已经采用。请重新打开本页核对。`,
    })
  }
  // Before files are read: nothing is stored for what would be refused.
  mergedPackage(db, update, choices)
  const attachments = await storeNewAttachments(context, update)
  return db.transaction(() => {
    const leader = assertLeader(db, taskId, '采用新的任务版本')
    assertNotFrozen(db, taskId)
    const { package: previous, packageSha256: previousSha256 } = getTask(db, taskId)
    const merged = mergedPackage(db, update, choices)
    const { deviceId, now } = context
    const by = { author: leader.id, deviceId, at: now().toISOString(), reason }
    replacePackage(
      db,
      { taskId, revision, previous, previousSha256, choices, ...by },
      merged,
      update.packageSha256,
    )
    for (const { attachment, file } of attachments) {
      insertAttachment(context, { package: merged }, attachment, file)
    }
    context.emit({ type: 'task-changed', taskId })
    return visibleTo(loadWorkspace(db, taskId), getActingExpert(db, taskId).id)
  })
}

function mergedPackage(db: Db, update: TaskUpdateRow, choices: Choices): TaskPackage {
  const now = getTask(db, update.taskId).package
  const merged = takeOver(now, update.package, listRecords(db, update.taskId), choices)
  if (!merged.ok) throw new AppError({ code: 'input-invalid', problems: merged.problems })
  return merged.package
}
