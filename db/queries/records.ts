import { and, asc, eq, isNull } from 'drizzle-orm'
import type { RecordKind, StoredRecord } from '../../shared/domain/record/kinds.ts'
import type { JournalEntry } from '../../shared/ipc/contract.ts'
import type { Db } from '../open.ts'
import { journal, record } from '../schema.ts'

export type RecordName = {
  readonly taskId: string
  readonly kind: RecordKind
  readonly key: string
}

/** Selected columns: what every layer passes on of a record. */
const stored = {
  id: record.id,
  taskId: record.taskId,
  kind: record.kind,
  key: record.key,
  body: record.body,
  author: record.author,
  revision: record.revision,
  savedAt: record.savedAt,
}

/** All records of a task but the removed ones, by kind and key: the same order on every machine. */
export function listRecords(db: Db, taskId: string): readonly StoredRecord[] {
  return db.orm
    .select(stored)
    .from(record)
    .where(and(eq(record.taskId, taskId), isNull(record.removedAt)))
    .orderBy(asc(record.kind), asc(record.key))
    .all()
}

export function findRecord(db: Db, { taskId, kind, key }: RecordName): StoredRecord | undefined {
  return db.orm
    .select(stored)
    .from(record)
    .where(
      and(
        eq(record.taskId, taskId),
        eq(record.kind, kind),
        eq(record.key, key),
        isNull(record.removedAt),
      ),
    )
    .get()
}

/** Writes a record as it now is: inserted or, by its id, updated. */
export function saveRecord(db: Db, row: StoredRecord, deviceId: string): void {
  db.orm
    .insert(record)
    .values({ ...row, deviceId })
    .onConflictDoUpdate({
      target: record.id,
      set: {
        body: row.body,
        author: row.author,
        deviceId,
        revision: row.revision,
        savedAt: row.savedAt,
      },
    })
    .run()
}

/** Puts a record in the bin. */
export function removeRecord(db: Db, id: string, removedAt: string, removedReason: string): void {
  db.orm.update(record).set({ removedAt, removedReason }).where(eq(record.id, id)).run()
}

export type NewJournalEntry = Omit<typeof journal.$inferInsert, 'sequence'>

export function insertJournal(db: Db, entries: readonly NewJournalEntry[]): void {
  if (entries.length > 0)
    db.orm
      .insert(journal)
      .values([...entries])
      .run()
}

/** Every change of all records of that name, removed ones included, oldest first. */
export function listJournal(db: Db, { taskId, kind, key }: RecordName): readonly JournalEntry[] {
  return db.orm
    .select({
      sequence: journal.sequence,
      field: journal.field,
      oldValue: journal.oldValue,
      newValue: journal.newValue,
      author: journal.author,
      at: journal.at,
      reason: journal.reason,
    })
    .from(journal)
    .innerJoin(record, eq(record.id, journal.recordId))
    .where(and(eq(record.taskId, taskId), eq(record.kind, kind), eq(record.key, key)))
    .orderBy(asc(journal.sequence))
    .all()
    .map((entry) => ({
      ...entry,
      oldValue: JSON.parse(entry.oldValue) as unknown,
      newValue: JSON.parse(entry.newValue) as unknown,
    }))
}
