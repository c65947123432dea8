import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { listTaskSummaries, updateActingExpert } from '../../../db/queries/tasks.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import type { TaskSummary, Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import { errorText } from '../../../shared/error-text.ts'
import type { ImportReport, ParsedInput, WaitingUpdate } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { importFile } from '../import-package.ts'
import { unprintableInOpinion } from '../unprintable.ts'
import { loadPanel, loadWorkspace } from '../workspace.ts'

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
  const updates: WaitingUpdate[] = []
  const refused: { readonly file: string; readonly message: string }[] = []
  for (const path of paths) {
    try {
      const came = await importFile(context, path)
      if (came.kind === 'task') imported.push(came.task)
      else updates.push(came.update)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push({ file: basename(path), message: errorText(error.info) })
    }
  }
  const notes = imported.flatMap(({ id, number }) =>
    unprintableInOpinion(context, id).map((message) => `任务“${number}”：${message}`),
  )
  return { imported, updates, refused, notes }
}
