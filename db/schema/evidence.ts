import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'

/** A piece of evidence; the encrypted file is found by its hash. */
export const evidence = sqliteTable('evidence', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  name: text().notNull(),
  mediaType: text('media_type').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  sha256: text().notNull(),
  source: text().$type<Evidence['source']>().notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  addedAt: text('added_at').notNull(),
  capturedAt: text('captured_at'),
  device: text(),
  /** Where, as typed in by the expert. */
  place: text(),
  removedAt: text('removed_at'),
  removedReason: text('removed_reason'),
})

/** Append-only: changes of a piece of evidence's name, place and links. */
export const evidenceJournal = sqliteTable('evidence_journal', {
  sequence: integer().primaryKey({ autoIncrement: true }),
  evidenceId: text('evidence_id').notNull(),
  field: text().notNull(),
  oldValue: text('old_value').notNull(),
  newValue: text('new_value').notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  at: text().notNull(),
  reason: text(),
})

/** Which record a piece of evidence proves. */
export const evidenceLink = sqliteTable(
  'evidence_link',
  {
    evidenceId: text('evidence_id').notNull(),
    kind: text().$type<RecordKind>().notNull(),
    key: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.evidenceId, table.kind, table.key] })],
)
