import { insertEvidence, insertEvidenceLink } from '../../db/queries/evidence.ts'
import { findTask, type TaskRow } from '../../db/queries/tasks.ts'
import type { TaskSummary } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Attachment } from '../../shared/formats/task-package.ts'
import type { WaitingUpdate } from '../../shared/ipc/contract.ts'
import type { Context } from './context.ts'
import type { StoredFile } from './evidence/evidence-store.ts'
import { readTaskPackage, type OpenedPackage } from './exchange/read-task-package.ts'
import { insertPackage } from './insert-package.ts'
import { keepUpdate } from './keep-update.ts'
import { getSummary } from './workspace.ts'

/** A package that came in: a new task, or a newer version of one that is here. */
export type Imported =
  | { readonly kind: 'task'; readonly task: TaskSummary }
  | { readonly kind: 'update'; readonly update: WaitingUpdate }

/**
 * Imports one package: everything is validated, then the attachments are stored, then one
 * transaction makes the task and its evidence.
 *
 * A newer version of a task that is here changes nothing: it waits to be taken over field by field.
 */
export async function importFile(context: Context, path: string): Promise<Imported> {
  const opened = await readTaskPackage(path)
  try {
    const known = findTask(context.db, opened.package.task.id)
    if (known) return { kind: 'update', update: await importUpdate(context, opened, known, path) }
    const stored: { readonly attachment: Attachment; readonly file: StoredFile }[] = []
    for (const attachment of opened.package.attachments) {
      const content = await opened.openAttachment(attachment.path)
      stored.push({ attachment, file: await context.evidence.add(content) })
    }
    return context.db.transaction(() => {
      // Another import may have come first while files were stored.
      const meanwhile = findTask(context.db, opened.package.task.id)
      if (meanwhile) throw refuseKnown(opened, meanwhile)
      insertPackage(context, opened.package, opened.fileSha256)
      for (const { attachment, file } of stored) insertAttachment(context, opened, attachment, file)
      return { kind: 'task', task: getSummary(context.db, opened.package.task.id) }
    })
  } finally {
    await opened.close()
  }
}

async function importUpdate(
  context: Context,
  opened: OpenedPackage,
  known: TaskRow,
  path: string,
): Promise<WaitingUpdate> {
  const { revision } = opened.package.task
  if (revision <= known.packageRevision) throw refuseKnown(opened, known)
  await keepUpdate(context, opened, path, false)
  const { id: taskId, number, enterprise, packageRevision } = known
  return { taskId, number, enterprise, revision, currentRevision: packageRevision }
}

function refuseKnown({ package: { task }, fileName, fileSha256 }: OpenedPackage, known: TaskRow) {
  const here = `任务“${known.number}”已在本机（任务版本 ${known.packageRevision}）`
  const isSame = known.packageSha256 === fileSha256
  const message =
    task.revision < known.packageRevision
      ? `${here}，文件是更早的任务版本 ${task.revision}，没有导入`
      : isSame
        ? `${here}，与文件完全相同，不用再导入`
        : `${here}，文件的任务版本与它相同但内容不同，没有导入。请与下发单位核对；确有更正的，应以更高的任务版本重新下发`
  const problems = [{ field: 'task.revision', message }]
  return new AppError({ code: 'package-refused', file: fileName, problems })
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
