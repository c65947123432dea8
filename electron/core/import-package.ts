import { insertEvidence, insertEvidenceLink } from '../../db/queries/evidence.ts'
import { findTask } from '../../db/queries/tasks.ts'
import type { TaskSummary } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Attachment } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'
import type { StoredFile } from './evidence/evidence-store.ts'
import { readTaskPackage, type OpenedPackage } from './exchange/read-task-package.ts'
import { insertPackage } from './insert-package.ts'
import { getSummary } from './workspace.ts'

/**
 * Imports one package: everything is validated, then the attachments are stored, then one
 * transaction makes the task and its evidence.
 */
export async function importFile(context: Context, path: string): Promise<TaskSummary> {
  const opened = await readTaskPackage(path)
  try {
    refuseKnownTask(context, opened)
    const stored: { readonly attachment: Attachment; readonly file: StoredFile }[] = []
    for (const attachment of opened.package.attachments) {
      const content = await opened.openAttachment(attachment.path)
      stored.push({ attachment, file: await context.evidence.add(content) })
    }
    return context.db.transaction(() => {
      // Again: another import may have come first while files were stored.
      refuseKnownTask(context, opened)
      insertPackage(context, opened.package, opened.fileSha256)
      for (const { attachment, file } of stored) insertAttachment(context, opened, attachment, file)
      return getSummary(context.db, opened.package.task.id)
    })
  } finally {
    await opened.close()
  }
}

function refuseKnownTask({ db }: Context, { package: pkg, fileName }: OpenedPackage): void {
  const known = findTask(db, pkg.task.id)
  if (!known) return
  const field = 'task.revision'
  const refuse = (message: string) =>
    new AppError({ code: 'package-refused', file: fileName, problems: [{ field, message }] })
  if (pkg.task.revision > known.packageRevision) {
    throw refuse(
      `任务“${known.number}”已在本机（任务版本 ${known.packageRevision}），文件是更新的任务版本 ${pkg.task.revision}。为免覆盖已填写的内容，没有替换；请继续使用本机版本，并与下发单位核对变更`,
    )
  }
  throw refuse(`任务“${known.number}”已在本机（任务版本 ${known.packageRevision}），不再重复导入`)
}

export function insertAttachment(
  context: Context,
  { package: pkg }: Pick<OpenedPackage, 'package'>,
  attachment: Attachment,
  file: StoredFile,
): void {
  const id = context.newId()
  insertEvidence(context.db, {
    id,
    taskId: pkg.task.id,
    name: attachment.title,
    mediaType: attachment.mediaType,
    ...file,
    source: 'package',
    author: 'platform',
    deviceId: context.deviceId,
    addedAt: context.now().toISOString(),
  })
  if (attachment.material !== null) {
    insertEvidenceLink(context.db, id, { kind: 'material', key: attachment.material })
  }
}
