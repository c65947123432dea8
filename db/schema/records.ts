import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AnyRecordBody, RecordKind } from '../../shared/domain/record/kinds.ts'

/** What the panel wrote down. */
export const record = sqliteTable('record', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  kind: text().$type<RecordKind>().notNull(),
  key: text().notNull(),
  body: text({ mode: 'json' }).$type<AnyRecordBody>().notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  revision: integer().notNull(),
  savedAt: text('saved_at').notNull(),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
})

/** Append-only: every field's old and new value (JSON), who and when. */
export const journal = sqliteTable('journal', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  taskId: text('task_id').notNull(),
  recordId: text('record_id').notNull(),
  field: text().notNull(),
  oldValue: text('old_value').notNull(),
  newValue: text('new_value').notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  at: text().notNull(),
  reason: text(),
  /** The entries of one save share it; null in entries of older programs. */
  changeId: text('change_id'),
  /** The change that this one takes back (undo, or redo of an undo). */
  undoes: text(),
  /** The field is not there any more, which is more than null. */
  isAbsent: integer('is_absent', { mode: 'boolean' }).notNull().default(false),
})
