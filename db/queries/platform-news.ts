import { asc, desc, eq } from 'drizzle-orm'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { Db } from '../open.ts'
import { bureauDecision, catalogVersion, taskNotice, taskUpdate } from '../schema.ts'

// What the platform tells. Everything is added or replaced by something newer; nothing is removed.

export type TaskNoticeRow = typeof taskNotice.$inferSelect

export function listTaskNotices(db: Db): readonly TaskNoticeRow[] {
  return db.orm.select().from(taskNotice).orderBy(desc(taskNotice.changedAt)).all()
}

export function updateTaskNotice(db: Db, row: TaskNoticeRow): void {
  const { taskId: _key, ...set } = row
  db.orm.insert(taskNotice).values(row).onConflictDoUpdate({ target: taskNotice.taskId, set }).run()
}

export type TaskUpdateRow = typeof taskUpdate.$inferSelect

/** Newer packages of a task that are not in force, the oldest first. */
export function listTaskUpdates(db: Db, taskId: string): readonly TaskUpdateRow[] {
  return db.orm
    .select()
    .from(taskUpdate)
    .where(eq(taskUpdate.taskId, taskId))
    .orderBy(asc(taskUpdate.revision))
    .all()
}

/** The same revision with another content takes its place: what counts is told by its hash. */
export function insertTaskUpdate(
  db: Db,
  row: TaskUpdateRow & { readonly package: TaskPackage },
): void {
  const { taskId, revision, ...set } = row
  const target = [taskUpdate.taskId, taskUpdate.revision]
  db.orm
    .insert(taskUpdate)
    .values({ taskId, revision, ...set })
    .onConflictDoUpdate({ target, set })
    .run()
}

export function insertCatalogVersion(db: Db, row: typeof catalogVersion.$inferInsert): void {
  db.orm.insert(catalogVersion).values(row).onConflictDoNothing().run()
}

export type DecisionRow = typeof bureauDecision.$inferSelect

export function listDecisions(db: Db): readonly DecisionRow[] {
  return db.orm.select().from(bureauDecision).orderBy(desc(bureauDecision.receivedAt)).all()
}

export function insertDecision(db: Db, row: DecisionRow): void {
  db.orm.insert(bureauDecision).values(row).onConflictDoNothing().run()
}
