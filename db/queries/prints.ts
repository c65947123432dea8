import { and, desc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { PrintEntry, PrintOutcome } from '../../shared/domain/documents/printing.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../open.ts'
import { printLog } from '../schema.ts'

const { taskId: _taskId, deviceId: _deviceId, ...shown } = getTableColumns(printLog)

/** The print log of a task, newest first. */
export function listPrints(db: Db, taskId: string): readonly PrintEntry[] {
  return db.orm
    .select(shown)
    .from(printLog)
    .where(eq(printLog.taskId, taskId))
    .orderBy(desc(printLog.startedAt), desc(printLog.id))
    .all()
}

export function insertPrint(db: Db, row: Omit<typeof printLog.$inferSelect, 'outcome'>): void {
  db.orm.insert(printLog).values(row).run()
}

/** Notes what became of a job that has no outcome yet. */
export function updatePrintOutcome(db: Db, id: string, outcome: PrintOutcome): PrintEntry {
  const entry = db.orm
    .update(printLog)
    .set({ outcome })
    .where(and(eq(printLog.id, id), isNull(printLog.outcome)))
    .returning(shown)
    .get()
  if (!entry) throw new AppError({ code: 'not-found', noun: '打印记录', id })
  return entry
}
