import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { journal, record } from '../../db/schema.ts'

/** Every change of a task's records, removed ones included, oldest first. */
export function listTaskJournal(db: Db, taskId: string) {
  return db.orm
    .select({ ...getTableColumns(journal), kind: record.kind, key: record.key })
    .from(journal)
    .innerJoin(record, eq(record.id, journal.recordId))
    .where(eq(journal.taskId, taskId))
    .orderBy(asc(journal.sequence))
    .all()
    .map((row) => ({
      ...row,
      oldValue: JSON.parse(row.oldValue) as unknown,
      newValue: JSON.parse(row.newValue) as unknown,
    }))
}
