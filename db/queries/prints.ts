import { and, desc, eq, getTableColumns, isNull } from 'drizzle-orm'
import type { PrintEntry, PrintOutcome } from '../../shared/domain/documents/printing.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../open.ts'
import { carriedPrint, printLog } from '../schema.ts'

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
  if (entry) return entry
  const carried = db.orm
    .update(carriedPrint)
    .set({ outcome })
    .where(and(eq(carriedPrint.id, id), isNull(carriedPrint.outcome)))
    .returning()
    .get()
  if (!carried) throw new AppError({ code: 'not-found', noun: '打印记录', id })
  return toEntry(carried)
}

export function insertCarriedPrint(db: Db, row: Omit<CarriedPrintRow, 'outcome'>): void {
  db.orm.insert(carriedPrint).values(row).run()
}

/** When the receipt of a carried opinion went to paper, newest first. */
export function listCarriedPrints(db: Db, carriedId: string): readonly PrintEntry[] {
  return db.orm
    .select()
    .from(carriedPrint)
    .where(eq(carriedPrint.carriedId, carriedId))
    .orderBy(desc(carriedPrint.startedAt), desc(carriedPrint.id))
    .all()
    .map(toEntry)
}

type CarriedPrintRow = typeof carriedPrint.$inferSelect

/** A carried opinion has one receipt page, and no revision of this device. */
function toEntry({ carriedId: _id, deviceId: _device, ...row }: CarriedPrintRow): PrintEntry {
  return { ...row, documentId: 'receipt', revision: null }
}
