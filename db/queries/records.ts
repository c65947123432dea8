import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max, min, type SQL } from 'drizzle-orm'
import type { RecordEntry } from '../../shared/domain/history/journal.ts'
import type { Change } from '../../shared/domain/history/undo.ts'
import type { RecordKind, StoredRecord } from '../../shared/domain/record/kinds.ts'
import { AppError } from '../../shared/errors.ts'
import type { RemovedRecord } from '../../shared/ipc/contract.ts'
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

/** The records of some kinds of a task. */
export function listRecordsOfKinds(
  db: Db,
  taskId: string,
  kinds: readonly RecordKind[],
): readonly StoredRecord[] {
  return db.orm
    .select(stored)
    .from(record)
    .where(
      and(eq(record.taskId, taskId), inArray(record.kind, [...kinds]), isNull(record.removedAt)),
    )
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

/** Takes a record out of the bin, as it was. */
export function restoreRecord(db: Db, id: string): void {
  db.orm.update(record).set({ removedAt: null, removedReason: null }).where(eq(record.id, id)).run()
}

/**
 * The records of a task in the bin, by time of removal, then id.
 *
 * Those that undo took back are left out: redo brings them, and nobody threw them away.
 */
export function listRemovedRecords(db: Db, taskId: string): readonly RemovedRecord[] {
  const rows = db.orm
    .select({ ...stored, removedAt: record.removedAt, removedReason: record.removedReason })
    .from(record)
    .where(and(eq(record.taskId, taskId), isNotNull(record.removedAt)))
    .orderBy(asc(record.removedAt), asc(record.id))
    .all()
  const whole = and(eq(journal.taskId, taskId), eq(journal.field, ''), isNotNull(record.removedAt))
  const removals = new Map(entries(db, whole).map((one) => [one.recordId, one]))
  return rows.flatMap(({ id, kind, key, body, author, removedAt, removedReason }) => {
    const removal = removals.get(id)
    if (removal && removal.undoes !== null) return []
    // Core takes the votes of a round away when the next begins: they are on another opinion.
    if (removal && removal.changeId === null && kind === 'vote') return []
    const removedBy = removal?.author ?? author
    const facts = { removedBy, removedAt: removedAt ?? '', reason: removedReason ?? '' }
    return [{ recordId: id, kind, key, body, ...facts }]
  })
}

export type KeptRecord = StoredRecord & { readonly isRemoved: boolean }

/** A record by its id, in the bin or not. */
export function getRecord(db: Db, id: string): KeptRecord {
  const [found] = keptRecords(db, eq(record.id, id))
  if (!found) throw new AppError({ code: 'not-found', noun: '记录', id })
  return found
}

type ChangeName = Readonly<Record<'taskId' | 'changeId', string>>

const isOfChange = ({ taskId, changeId }: ChangeName) =>
  and(eq(journal.taskId, taskId), eq(journal.changeId, changeId))

/** The records that a change touched, in the bin or not, the last one first. */
export function listRecordsOfChange(db: Db, name: ChangeName): readonly KeptRecord[] {
  const touched = db.orm
    .select({ id: journal.recordId })
    .from(journal)
    .where(isOfChange(name))
    .groupBy(journal.recordId)
    .orderBy(desc(max(journal.sequence)))
    .all()
  const ids = db.orm.select({ id: journal.recordId }).from(journal).where(isOfChange(name))
  const byId = new Map(keptRecords(db, inArray(record.id, ids)).map((one) => [one.id, one]))
  return touched.flatMap(({ id }) => byId.get(id) ?? [])
}

function keptRecords(db: Db, where: SQL): readonly KeptRecord[] {
  return db.orm
    .select({ ...stored, removedAt: record.removedAt })
    .from(record)
    .where(where)
    .all()
    .map(({ removedAt, ...found }) => ({ ...found, isRemoved: removedAt !== null }))
}

export type NewJournalEntry = Omit<typeof journal.$inferInsert, 'sequence'>

export function insertJournal(db: Db, entries: readonly NewJournalEntry[]): void {
  if (entries.length > 0)
    db.orm
      .insert(journal)
      .values([...entries])
      .run()
}

/** What a journal query gives: an entry with the name of its record. */
const entry = {
  sequence: journal.sequence,
  recordId: journal.recordId,
  kind: record.kind,
  key: record.key,
  field: journal.field,
  oldValue: journal.oldValue,
  newValue: journal.newValue,
  isAbsent: journal.isAbsent,
  author: journal.author,
  at: journal.at,
  reason: journal.reason,
  changeId: journal.changeId,
  undoes: journal.undoes,
}

/** Every change of all records of that name, removed ones included, oldest first. */
export function listJournal(db: Db, { taskId, kind, key }: RecordName): readonly RecordEntry[] {
  return entries(db, and(eq(record.taskId, taskId), eq(record.kind, kind), eq(record.key, key)))
}

/** Every change of all records that one change touched, oldest first. */
export function listJournalOfChange(db: Db, name: ChangeName): readonly RecordEntry[] {
  const ids = db.orm.select({ id: journal.recordId }).from(journal).where(isOfChange(name))
  return entries(db, inArray(journal.recordId, ids))
}

export type ChangesQuery = Readonly<Record<'taskId' | 'author' | 'deviceId', string>> & {
  /** Sequence in the journal, which the changes come after. */
  readonly after: number
}

/** One expert's changes of a task on this device, oldest first. */
export function listChanges(
  db: Db,
  { taskId, author, deviceId, after }: ChangesQuery,
): readonly Change[] {
  const rows = db.orm
    .select({ id: journal.changeId, undoes: journal.undoes })
    .from(journal)
    .where(
      and(
        eq(journal.taskId, taskId),
        eq(journal.author, author),
        eq(journal.deviceId, deviceId),
        gt(journal.sequence, after),
        isNotNull(journal.changeId),
      ),
    )
    .groupBy(journal.changeId, journal.undoes)
    .orderBy(min(journal.sequence))
    .all()
  return rows.flatMap(({ id, undoes }) => (id === null ? [] : [{ id, undoes }]))
}

/** Where core's own entries of this reason end in a task's journal; 0 where there are none. */
export function lastSequence(db: Db, taskId: string, reason: string): number {
  const row = db.orm
    .select({ last: max(journal.sequence) })
    .from(journal)
    .where(and(eq(journal.taskId, taskId), eq(journal.reason, reason), isNull(journal.changeId)))
    .get()
  return row?.last ?? 0
}

function entries(db: Db, where: SQL | undefined): readonly RecordEntry[] {
  return db.orm
    .select(entry)
    .from(journal)
    .innerJoin(record, eq(record.id, journal.recordId))
    .where(where)
    .orderBy(asc(journal.sequence))
    .all()
    .map((row) => ({
      ...row,
      oldValue: JSON.parse(row.oldValue) as unknown,
      newValue: JSON.parse(row.newValue) as unknown,
    }))
}
