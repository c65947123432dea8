import { eq, sql } from 'drizzle-orm'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import type { Db } from '../open.ts'
import { journal, record } from '../schema.ts'
import type { NewJournalEntry } from './records.ts'

export type RecordWriter = {
  readonly insert: (row: StoredRecord) => void
  readonly update: (row: StoredRecord) => void
  /** Puts a record in the bin. */
  readonly remove: (id: string, removedAt: string, removedReason: string) => void
  /** Takes a record out of the bin. */
  readonly restore: (id: string) => void
  readonly note: (entries: readonly Required<NewJournalEntry>[]) => void
}

/**
 * Writes thousands of records with the history of each.
 *
 * The statements are prepared once: building one for each row takes ten times as long as running it.
 */
export function recordWriter(db: Db, deviceId: string): RecordWriter {
  const value = sql.placeholder
  const insert = db.orm
    .insert(record)
    .values({
      id: value('id'),
      taskId: value('taskId'),
      kind: value('kind'),
      key: value('key'),
      body: value('body'),
      author: value('author'),
      deviceId: value('deviceId'),
      revision: value('revision'),
      savedAt: value('savedAt'),
    })
    .prepare()
  // In an update a placeholder is bound as it is: the body comes as JSON.
  const bound = (name: string) => sql`${value(name)}`
  const isThis = eq(record.id, value('id'))
  const update = db.orm
    .update(record)
    .set({
      body: bound('json'),
      author: bound('author'),
      deviceId: bound('deviceId'),
      revision: bound('revision'),
      savedAt: bound('savedAt'),
    })
    .where(isThis)
    .prepare()
  const toBin = db.orm
    .update(record)
    .set({ removedAt: bound('removedAt'), removedReason: bound('removedReason') })
    .where(isThis)
    .prepare()
  const note = db.orm
    .insert(journal)
    .values({
      taskId: value('taskId'),
      recordId: value('recordId'),
      field: value('field'),
      oldValue: value('oldValue'),
      newValue: value('newValue'),
      author: value('author'),
      deviceId: value('deviceId'),
      at: value('at'),
      reason: value('reason'),
      changeId: value('changeId'),
      undoes: value('undoes'),
      isAbsent: value('isAbsent'),
    })
    .prepare()
  return {
    insert: (row) => insert.run({ ...row, deviceId }),
    update: ({ body, ...row }) => update.run({ ...row, json: JSON.stringify(body), deviceId }),
    remove: (id, removedAt, removedReason) => toBin.run({ id, removedAt, removedReason }),
    restore: (id) => toBin.run({ id, removedAt: null, removedReason: null }),
    note: (entries) => {
      for (const entry of entries) note.run(entry)
    },
  }
}
