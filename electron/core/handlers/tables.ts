import { basename } from 'node:path'
import { listRecords } from '../../../db/queries/records.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { findIndicatorSet, findQuestionSet } from '../../../shared/catalog/index.ts'
import { indexRecords, type RecordIndex } from '../../../shared/domain/record/read.ts'
import type { AnyRecordBody } from '../../../shared/domain/record/kinds.ts'
import { equipmentTable } from '../../../shared/domain/table/equipment-table.ts'
import { parseTable } from '../../../shared/domain/table/parse-table.ts'
import { questionnaireTable } from '../../../shared/domain/table/questionnaire-table.ts'
import { repeatedEquipment, repeatedPoints } from '../../../shared/domain/table/repeated-rows.ts'
import { surveyTable } from '../../../shared/domain/table/survey-table.ts'
import { taskTable } from '../../../shared/domain/table/task-table.ts'
import type { Grid, ParsedTable, TableSpec } from '../../../shared/domain/table/table.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import type { OnSiteTask } from '../../../shared/formats/on-site-task.ts'
import type { ParsedInput, TableImport, TablePreview } from '../../../shared/ipc/contract.ts'
import { assertMayWrite } from '../access.ts'
import type { Context } from '../context.ts'
import { readPastedText } from '../exchange/tabular/delimited.ts'
import { readTableFile } from '../exchange/tabular/read-table-file.ts'
import { tableRefused } from '../exchange/tabular/table-refused.ts'
import { writeTemplate } from '../exchange/tabular/write-template.ts'
import { sha256 } from '../hash.ts'
import { addAll } from './records.ts'
import { create, knownProject, problemsInEntry } from './task-entry.ts'

type Target = Pick<ParsedInput<'table.preview'>, 'kind' | 'taskId'>
type Source = ParsedInput<'table.preview'>['source']
/** Tables whose rows become records of a task. */
type RowKind = Exclude<Target['kind'], 'task-list'>

const ROWS_SHOWN = 50
const PROBLEMS_SHOWN = 200

/** Reads and checks a table; nothing is saved. */
export async function preview(
  context: Context,
  { source, ...target }: ParsedInput<'table.preview'>,
): Promise<TablePreview> {
  const read = await readSource(context, source)
  const { table } = parse(context, target, read)
  const problems = table.badRows.flatMap((row) => row.problems)
  const goodNumbers = new Set(table.rows.map(({ number }) => number))
  return {
    file: read.file,
    sha256: read.sha256,
    columns: table.columns.map(({ title }) => title),
    ignoredColumns: table.ignoredColumns,
    firstRows: [...table.rows.slice(0, ROWS_SHOWN), ...table.badRows.slice(0, ROWS_SHOWN)]
      .toSorted((a, b) => a.number - b.number)
      .slice(0, ROWS_SHOWN)
      .map(({ number, cells }) => ({
        number,
        cells: table.columns.map(({ key }) => cells[key] ?? ''),
        isBad: !goodNumbers.has(number),
      })),
    goodCount: table.rows.length,
    badCount: table.badRows.length,
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: problems.length,
    notes: table.notes,
  }
}

/** Saves the good rows, all or none; bad ones keep everything out unless they are accepted. */
export async function importRows(
  context: Context,
  { source, sha256: previewed, acceptBadRows, ...target }: ParsedInput<'table.import'>,
): Promise<TableImport> {
  const read = await readSource(context, source)
  if (read.sha256 !== previewed) {
    throw invalidInput('source', '文件在预览之后有改动，没有导入。请重新选择文件预览')
  }
  return context.db.transaction(() => {
    const { table, save } = parse(context, target, read)
    const skipped = table.badRows.length
    if (skipped > 0 && !acceptBadRows) {
      throw invalidInput(
        'source',
        `有 ${skipped} 行有误，没有导入。请改正后重新选择，或确认只导入无误的行`,
      )
    }
    if (table.rows.length === 0)
      throw invalidInput('source', '没有一行可以导入，请按提示改正后重试')
    return { imported: table.rows.length, skipped, taskIds: save() }
  })
}

/** Writes an empty table of a kind to the file that the user named. */
export async function template(
  context: Context,
  { grant, ...target }: ParsedInput<'table.template'>,
): Promise<{ readonly name: string }> {
  const path = context.grants.path(grant)
  await writeTemplate(path, layoutOf(context, target))
  return { name: basename(path) }
}

type ReadSource = {
  /** Null for pasted text. */
  readonly file: string | null
  readonly sha256: string
  readonly grid: Grid
}

async function readSource(context: Context, source: Source): Promise<ReadSource> {
  if ('text' in source) {
    const grid = readPastedText(source.text)
    return { file: null, sha256: sha256(source.text), grid }
  }
  const { name, ...read } = await readTableFile(context.grants.path(source.grant))
  return { file: name, ...read }
}

type Parsed = {
  readonly table: ParsedTable<unknown>
  /** Saves the good rows and gives the ids of tasks that were made. */
  readonly save: () => readonly string[]
}

function parse(context: Context, { kind, taskId }: Target, read: ReadSource): Parsed {
  const reason = read.file === null ? '由粘贴的表格导入' : `由表格“${read.file}”导入`
  switch (kind) {
    case 'equipment': {
      const task = taskOf(context, taskId, kind)
      const found = parsed(read, equipmentTable)
      const table = withNotes(found, repeatedEquipment(found.rows, indexOf(context, task)))
      const bodies = table.rows.map(({ value }) => value)
      return { table, save: () => add(context, { taskId: task, kind }, bodies, reason) }
    }
    case 'questionnaire': {
      const task = taskOf(context, taskId, kind)
      const table = parsed(read, questionnaireTable(questionSetOf(context, task)))
      const filledAt = context.now().toISOString()
      const bodies = table.rows.map(({ value }) => ({ ...value, filledAt }))
      return { table, save: () => add(context, { taskId: task, kind }, bodies, reason) }
    }
    case 'own-checkpoint': {
      const task = taskOf(context, taskId, kind)
      const found = parsed(read, surveyTable(indicatorSetOf(context, task)))
      const pkg = getTask(context.db, task).package
      const repeated = repeatedPoints(found.rows, indexOf(context, task), pkg)
      const table = withNotes(found, repeated)
      const bodies = table.rows.map(({ value }) => value)
      return { table, save: () => add(context, { taskId: task, kind }, bodies, reason) }
    }
    case 'task-list': {
      const table = withoutUnfitTasks(context, parsed(read, taskTable))
      return { table, save: () => table.rows.map(({ value }) => create(context, value).id) }
    }
  }
}

function parsed<T>(read: ReadSource, spec: TableSpec<T>): ParsedTable<T> {
  const result = parseTable(read.grid, spec)
  if (!result.ok) throw tableRefused(read.file ?? '粘贴的内容', result.problem)
  return result.table
}

function add(
  context: Context,
  target: { readonly taskId: string; readonly kind: RowKind },
  bodies: readonly AnyRecordBody[],
  reason: string,
): readonly string[] {
  addAll(context, target, bodies, reason)
  context.emit({ type: 'task-changed', taskId: target.taskId })
  return []
}

function layoutOf(context: Context, { kind, taskId }: Target) {
  switch (kind) {
    case 'equipment':
      return equipmentTable
    case 'questionnaire':
      return questionnaireTable(questionSetOf(context, taskOf(context, taskId, kind)))
    case 'own-checkpoint':
      return surveyTable(indicatorSetOf(context, taskOf(context, taskId, kind)))
    case 'task-list':
      return taskTable
  }
}

/** The task that rows go into, when this expert may write there. */
function taskOf({ db }: Context, taskId: string | null, kind: RowKind): string {
  if (taskId === null) throw new AppError({ code: 'not-found', noun: '任务', id: '' })
  assertMayWrite(db, taskId, kind, 'new')
  return taskId
}

function questionSetOf({ db }: Context, taskId: string) {
  const { id } = getTask(db, taskId).package.pinned.questionSet
  const set = findQuestionSet(id)
  if (!set) throw new AppError({ code: 'not-found', noun: '问卷', id })
  return set
}

function indicatorSetOf({ db }: Context, taskId: string) {
  const { id } = getTask(db, taskId).package.pinned.indicatorSet
  const set = findIndicatorSet(id)
  if (!set) throw new AppError({ code: 'not-found', noun: '指标集', id })
  return set
}

function indexOf({ db }: Context, taskId: string): RecordIndex {
  return indexRecords(listRecords(db, taskId))
}

function withNotes<T>(table: ParsedTable<T>, more: readonly string[]): ParsedTable<T> {
  return { ...table, notes: [...table.notes, ...more] }
}

/** Rows that are each right, but no task of this computer can be made of. */
function withoutUnfitTasks(
  context: Context,
  table: ParsedTable<OnSiteTask>,
): ParsedTable<OnSiteTask> {
  const judged = table.rows.map((row) => {
    const known = knownProject(context.db, row.value)
    const problems = known === null ? problemsInEntry(context, row.value) : [known]
    return { row, problems: problems.map((message) => `第 ${row.number} 行：${message}`) }
  })
  const unfit = judged.flatMap(({ row, problems }) =>
    problems.length === 0 ? [] : [{ number: row.number, cells: row.cells, problems }],
  )
  return {
    ...table,
    rows: judged.flatMap(({ row, problems }) => (problems.length === 0 ? [row] : [])),
    badRows: [...table.badRows, ...unfit].toSorted((a, b) => a.number - b.number),
  }
}
