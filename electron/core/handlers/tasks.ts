import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { insertEvidence, insertEvidenceLink } from '../../../db/queries/evidence.ts'
import { findTask, listTaskSummaries, updateActingExpert } from '../../../db/queries/tasks.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import type { TaskSummary, Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { Attachment } from '../../../shared/formats/task-package.ts'
import type { ImportReport, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import type { StoredFile } from '../evidence/evidence-store.ts'
import { readTaskPackage, type OpenedPackage } from '../exchange/read-task-package.ts'
import { insertPackage } from '../insert-package.ts'
import { unprintableInOpinion } from '../unprintable.ts'
import { getSummary, loadPanel, loadWorkspace } from '../workspace.ts'

export function list({ db }: Context): readonly TaskSummary[] {
  return listTaskSummaries(db)
}

/** The task as the acting expert may see it. */
export function get({ db }: Context, { taskId }: ParsedInput<'task.get'>): Workspace {
  const workspace = loadWorkspace(db, taskId)
  return visibleTo(workspace, workspace.actingExpertId)
}

export function chooseExpert(
  context: Context,
  { taskId, expertId }: ParsedInput<'task.chooseExpert'>,
): Workspace {
  const { db } = context
  if (!loadPanel(db, taskId).experts.some(({ id }) => id === expertId)) {
    throw invalidInput('expertId', '所选专家不在本任务的专家组内，请重新选择')
  }
  updateActingExpert(db, taskId, expertId)
  return get(context, { taskId })
}

export async function importPackages(
  context: Context,
  { grants }: ParsedInput<'task.importPackages'>,
): Promise<ImportReport> {
  return importFiles(
    context,
    grants.map((grant) => context.grants.path(grant)),
  )
}

export async function importSamples(context: Context): Promise<ImportReport> {
  const names = (await readdir(context.samplesFolder)).filter((name) => name.endsWith('.taskpkg'))
  return importFiles(
    context,
    names.toSorted().map((name) => join(context.samplesFolder, name)),
  )
}

/** Each package alone: a refused one leaves no trace and does not keep the others out. */
async function importFiles(context: Context, paths: readonly string[]): Promise<ImportReport> {
  const imported: TaskSummary[] = []
  const refused: { readonly file: string; readonly message: string }[] = []
  for (const path of paths) {
    try {
      imported.push(await importFile(context, path))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push({ file: basename(path), message: errorText(error.info) })
    }
  }
  const notes = imported.flatMap(({ id, number }) =>
    unprintableInOpinion(context, id).map((message) => `任务“${number}”：${message}`),
  )
  return { imported, refused, notes }
}

/**
 * Imports one package: everything is validated, then the attachments are stored, then one
 * transaction makes the task and its evidence.
 */
async function importFile(context: Context, path: string): Promise<TaskSummary> {
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

function insertAttachment(
  context: Context,
  { package: pkg }: OpenedPackage,
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
