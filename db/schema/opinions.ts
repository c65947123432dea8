import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PrintOutcome } from '../../shared/domain/documents/printing.ts'
import type { Conclusion } from '../../shared/domain/opinion/conclusion.ts'
import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'
import type { UploadStatus } from '../../shared/domain/upload/index.ts'
import type { Fault } from '../../shared/domain/sync/index.ts'
import type { Receipt } from '../../shared/formats/platform-api.ts'

/** A frozen opinion. */
export const opinionRevision = sqliteTable('opinion_revision', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  revision: integer().notNull(),
  round: integer().notNull().default(1),
  previousId: text('previous_id'),
  conclusion: text().$type<Conclusion>().notNull(),
  /** Canonical JSON, exactly the text that is hashed. */
  snapshot: text().notNull(),
  snapshotSha256: text('snapshot_sha256').notNull(),
  signerCount: integer('signer_count').notNull(),
  reason: text().notNull(),
  frozenAt: text('frozen_at').notNull(),
  withdrawnAt: text('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
  pdf: blob({ mode: 'buffer' }),
  pdfSha256: text('pdf_sha256'),
})

/** A hand-drawn signature under one frozen opinion. */
export const signature = sqliteTable(
  'signature',
  {
    revisionId: text('revision_id').notNull(),
    expertId: text('expert_id').notNull(),
    ink: text({ mode: 'json' }).$type<SignatureInk>().notNull(),
    signedAt: text('signed_at').notNull(),
    deviceId: text('device_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.expertId] })],
)

/** What went to paper: each line is written twice, at its start and with what became of it. */
export const printLog = sqliteTable('print_log', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  documentId: text('document_id').notNull(),
  /** Null for a draft or a blank form. */
  revision: integer(),
  sha256: text().notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  startedAt: text('started_at').notNull(),
  outcome: text().$type<PrintOutcome>(),
})

/** The same for receipts of carried opinions. */
export const carriedPrint = sqliteTable('carried_print', {
  id: text().primaryKey(),
  carriedId: text('carried_id').notNull(),
  sha256: text().notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  startedAt: text('started_at').notNull(),
  outcome: text().$type<PrintOutcome>(),
})

/** The outbox. */
export const upload = sqliteTable('upload', {
  revisionId: text('revision_id').primaryKey(),
  state: text().$type<UploadStatus>().notNull(),
  attempts: integer().notNull().default(0),
  lastError: text('last_error'),
  receipt: text({ mode: 'json' }).$type<Receipt>(),
  receiptNumber: text('receipt_number'),
  receivedAt: text('received_at'),
  /** When the document may first have come to the platform; null while it surely has not. */
  reachedAt: text('reached_at'),
  /** Ids of the stamped scans that go with it; null while nothing went out. */
  scans: text({ mode: 'json' }).$type<readonly string[]>(),
  /** A person's wish; null: none. */
  held: text().$type<'paused' | 'cancelled'>(),
  /** Part of the run that goes on. */
  isChosen: integer('is_chosen', { mode: 'boolean' }).notNull().default(false),
  submissionId: text('submission_id'),
  fault: text({ mode: 'json' }).$type<Fault>(),
})
