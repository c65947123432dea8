import { and, eq, isNull, sql } from 'drizzle-orm'
import { taskStatus } from '../../shared/domain/task/status.ts'
import type { TaskSummary } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import type { Db } from '../open.ts'
import { record, task } from '../schema.ts'
import { standingOpinions } from './standing-opinions.ts'

export type TaskRow = typeof task.$inferSelect

export function findTask(db: Db, id: string): TaskRow | undefined {
  return db.orm.select().from(task).where(eq(task.id, id)).get()
}

export function getTask(db: Db, id: string): TaskRow {
  const row = findTask(db, id)
  if (!row) throw new AppError({ code: 'not-found', noun: '任务', id })
  return row
}

/** The experts whom the package names, and the one who is using this computer for the task. */
export function getNamedPanel(
  db: Db,
  id: string,
): { readonly experts: readonly Expert[]; readonly actingExpertId: string } {
  // Asked at every save: the rest of the package stays where it is.
  const experts = sql<string>`${task.package} -> '$.panel.experts'`
  const row = db.orm
    .select({ experts, actingExpertId: task.actingExpertId })
    .from(task)
    .where(eq(task.id, id))
    .get()
  if (!row) throw new AppError({ code: 'not-found', noun: '任务', id })
  // Validated when the package came in.
  return { ...row, experts: JSON.parse(row.experts) as readonly Expert[] }
}

/** Tasks whose number begins so. */
export function countTasksNumbered(db: Db, prefix: string): number {
  const found = db.orm
    .select({ number: task.number })
    .from(task)
    .where(sql`substr(${task.number}, 1, ${prefix.length}) = ${prefix}`)
    .all()
  return found.length
}

/** Tasks of an enterprise and project, by their names in the list. */
export function findTasksOfProject(
  db: Db,
  enterprise: string,
  project: string,
): readonly TaskRow[] {
  return db.orm
    .select()
    .from(task)
    .where(and(eq(task.enterprise, enterprise), eq(task.project, project)))
    .all()
}

/** The package that was imported last from a real platform: no sample, none entered on site. */
export function findIssuedPackage(db: Db): TaskRow['package'] | undefined {
  return db.orm
    .select({ package: task.package })
    .from(task)
    .where(
      and(
        eq(task.isSample, false),
        sql`coalesce(${task.package} ->> '$.task.origin', 'platform') = 'platform'`,
      ),
    )
    .orderBy(sql`${task.importedAt} desc`)
    .limit(1)
    .get()?.package
}

/** The receipt keys that real platforms put into the packages on this device. */
export function listIssuedKeys(db: Db): readonly string[] {
  const key = sql<string>`${task.package} ->> '$.platform.receiptKey'`
  const rows = db.orm.selectDistinct({ key }).from(task).where(eq(task.isSample, false)).all()
  return rows.map((row) => row.key)
}

export function insertTask(db: Db, row: typeof task.$inferInsert): void {
  db.orm.insert(task).values(row).run()
}

export function updateActingExpert(db: Db, id: string, actingExpertId: string): void {
  db.orm.update(task).set({ actingExpertId }).where(eq(task.id, id)).run()
}

export function updateOpinionRevision(db: Db, id: string, revision: number): void {
  db.orm.update(task).set({ opinionRevision: revision }).where(eq(task.id, id)).run()
}

/** Opens a new acceptance round, whose opinion is the next revision. */
export function updateRound(
  db: Db,
  id: string,
  change: Pick<TaskRow, 'round' | 'roundReason' | 'opinionRevision'>,
): void {
  db.orm.update(task).set(change).where(eq(task.id, id)).run()
}

/** Summaries of all tasks, or of one; newest import first. */
export function listTaskSummaries(db: Db, id?: string): readonly TaskSummary[] {
  const rows = db.orm
    .select({
      id: task.id,
      number: task.number,
      enterprise: task.enterprise,
      project: task.project,
      county: task.county,
      trade: task.trade,
      appointment: task.appointment,
      isSample: task.isSample,
      revision: task.opinionRevision,
      round: task.round,
      importedAt: task.importedAt,
    })
    .from(task)
    .where(id === undefined ? undefined : eq(task.id, id))
    .orderBy(task.importedAt, task.id)
    .all()
  const records = countsByTask(db, id)
  const frozen = new Map(
    standingOpinions(db, id)
      .all()
      .map((opinion) => [`${opinion.taskId} ${opinion.round}`, opinion]),
  )
  return rows.map((row) => {
    const closedSteps = records.get(row.id)
    const opinion = frozen.get(`${row.id} ${row.round}`)
    const missingSignatures = opinion ? opinion.signerCount - opinion.signatures : 0
    const isReceiptVerified = opinion?.uploadState === 'confirmed'
    return {
      ...row,
      rectificationDueOn: opinion?.rectificationDueOn ?? null,
      status: taskStatus({
        hasRecords: closedSteps !== undefined || row.revision > 1,
        frozen: opinion ? { conclusion: opinion.conclusion, missingSignatures } : null,
        isReceiptVerified,
      }),
      stepsDone:
        (closedSteps ?? 0) +
        (opinion ? 2 : 0) +
        (opinion && missingSignatures === 0 ? 1 : 0) +
        (isReceiptVerified ? 1 : 0),
    }
  })
}

/** Tasks with any record, each with the number of methods that are closed. */
function countsByTask(db: Db, id: string | undefined): ReadonlyMap<string, number> {
  const isClosed = sql<number>`sum(${record.kind} = 'step' and ${record.body} ->> 'status' is not null)`
  const rows = db.orm
    .select({ taskId: record.taskId, closed: isClosed })
    .from(record)
    .where(and(isNull(record.removedAt), id === undefined ? undefined : eq(record.taskId, id)))
    .groupBy(record.taskId)
    .all()
  return new Map(rows.map(({ taskId, closed }) => [taskId, closed]))
}

/** The platforms' addresses in the packages, the latest package first. */
export function listTaskPlatforms(db: Db): readonly string[] {
  return db.orm
    .select({ url: sql<string>`coalesce(${task.package} ->> '$.platform.url', '')` })
    .from(task)
    .orderBy(sql`${task.importedAt} desc`)
    .all()
    .map(({ url }) => url)
}
