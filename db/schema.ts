import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PrintOutcome } from '../shared/domain/documents/printing.ts'
import type { Conclusion } from '../shared/domain/opinion/conclusion.ts'
import type { SignatureInk } from '../shared/domain/opinion/annex5-content.ts'
import type { SealCertificate } from '../shared/domain/seal/seal.ts'
import type { AnyRecordBody, RecordKind } from '../shared/domain/record/kinds.ts'
import type { Evidence } from '../shared/domain/task/workspace.ts'
import type { UploadStatus } from '../shared/domain/upload/index.ts'
import type { Choices } from '../shared/domain/merge/index.ts'
import type { Fault, ItemStatus, RunOutcome } from '../shared/domain/sync/index.ts'
import type { Receipt, Submission, TaskEntry } from '../shared/formats/platform-api.ts'
import type { TaskPackage } from '../shared/formats/task-package.ts'

// The tables in reading order. Constraints and triggers stand in the migrations.

/** Settings of this installation. */
export const setting = sqliteTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
})

/** An imported task package; it changes only where a newer one is taken over. */
export const task = sqliteTable('task', {
  id: text().primaryKey(),
  number: text().notNull(),
  package: text({ mode: 'json' }).$type<TaskPackage>().notNull(),
  packageSha256: text('package_sha256').notNull(),
  packageRevision: integer('package_revision').notNull(),
  isSample: integer('is_sample', { mode: 'boolean' }).notNull(),
  enterprise: text().notNull(),
  project: text().notNull(),
  county: text().notNull(),
  trade: text().$type<TaskPackage['application']['trade']>().notNull(),
  appointment: text(),
  actingExpertId: text('acting_expert_id').notNull(),
  opinionRevision: integer('opinion_revision').notNull().default(1),
  /** Acceptance round, from 1. */
  round: integer().notNull().default(1),
  /** Why the round was opened late; null when it was in time. */
  roundReason: text('round_reason'),
  importedAt: text('imported_at').notNull(),
})

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
  /** A person's wish; null: none. */
  held: text().$type<'paused' | 'cancelled'>(),
  /** Part of the run that goes on. */
  isChosen: integer('is_chosen', { mode: 'boolean' }).notNull().default(false),
  submissionId: text('submission_id'),
  fault: text({ mode: 'json' }).$type<Fault>(),
})

/** Append-only: what each electronic seal appends to the signed PDF. */
export const seal = sqliteTable(
  'seal',
  {
    revisionId: text('revision_id').notNull(),
    /** From 1. */
    sequence: integer().notNull(),
    field: text().notNull(),
    /** Null: the institution. */
    expertId: text('expert_id'),
    signerName: text('signer_name').notNull(),
    certificate: text({ mode: 'json' }).$type<SealCertificate>().notNull(),
    increment: blob({ mode: 'buffer' }).notNull(),
    /** Of the whole file with this seal. */
    fileSha256: text('file_sha256').notNull(),
    sealedAt: text('sealed_at').notNull(),
    deviceId: text('device_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.sequence] })],
)

/** A certificate file (PKCS#12) of an expert or the institution; its password is nowhere. */
export const sealCertificate = sqliteTable('seal_certificate', {
  owner: text().primaryKey(),
  name: text().notNull(),
  file: blob({ mode: 'buffer' }).notNull(),
  addedAt: text('added_at').notNull(),
})

/** A certificate authority that is trusted here. */
export const authority = sqliteTable('authority', {
  sha256: text().primaryKey(),
  der: blob({ mode: 'buffer' }).notNull(),
  addedAt: text('added_at').notNull(),
})

/** Append-only: a scan of the printed and stamped document; an encrypted file as evidence is. */
export const stampedScan = sqliteTable('stamped_scan', {
  id: text().primaryKey(),
  revisionId: text('revision_id').notNull(),
  name: text().notNull(),
  mediaType: text('media_type').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  sha256: text().notNull(),
  checkedBy: text('checked_by').$type<'code' | 'eye'>().notNull(),
  author: text().notNull(),
  deviceId: text('device_id').notNull(),
  addedAt: text('added_at').notNull(),
})

/** Where a content is on its way to (tus). */
export const fileUpload = sqliteTable('file_upload', {
  sha256: text().primaryKey(),
  url: text().notNull(),
  createdAt: text('created_at').notNull(),
})

/** The history of syncs. */
export const syncRun = sqliteTable('sync_run', {
  id: text().primaryKey(),
  startedAt: text('started_at').notNull(),
  endedAt: text('ended_at'),
  outcome: text().$type<RunOutcome>(),
  isAutomatic: integer('is_automatic', { mode: 'boolean' }).notNull(),
  confirmed: integer().notNull().default(0),
  setAside: integer('set_aside').notNull().default(0),
  fetched: integer().notNull().default(0),
  sentBytes: integer('sent_bytes').notNull().default(0),
  message: text(),
})

/** What the platform says of a task. */
export const taskNotice = sqliteTable('task_notice', {
  taskId: text('task_id').primaryKey(),
  taskNumber: text('task_number').notNull(),
  enterprise: text().notNull(),
  state: text().$type<TaskEntry['state']>().notNull(),
  reason: text().notNull(),
  changedAt: text('changed_at').notNull(),
  packageRevision: integer('package_revision').notNull(),
  packageSha256: text('package_sha256').notNull(),
  problem: text(),
})

/** A newer package of a task that is here, not yet in force. */
export const taskUpdate = sqliteTable(
  'task_update',
  {
    taskId: text('task_id').notNull(),
    revision: integer().notNull(),
    package: text({ mode: 'json' }).$type<TaskPackage>().notNull(),
    packageSha256: text('package_sha256').notNull(),
    fileSha256: text('file_sha256').notNull(),
    fileBytes: integer('file_bytes').notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.revision] })],
)

/** A version of a catalog, as the platform gave it. */
export const catalogVersion = sqliteTable(
  'catalog_version',
  {
    catalogId: text('catalog_id').notNull(),
    version: text().notNull(),
    title: text().notNull(),
    effectiveFrom: text('effective_from').notNull(),
    reason: text().notNull(),
    sha256: text().notNull(),
    content: text().notNull(),
    receivedAt: text('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.catalogId, table.version] })],
)

/** Decisions of the county bureau. */
export const bureauDecision = sqliteTable('bureau_decision', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  payload: text().notNull(),
  signature: text().notNull(),
  receivedAt: text('received_at').notNull(),
})

/** Append-only: when a newer package of a task was taken over, what counted before and why. */
export const packageChange = sqliteTable(
  'package_change',
  {
    taskId: text('task_id').notNull(),
    revision: integer().notNull(),
    previous: text({ mode: 'json' }).$type<TaskPackage>().notNull(),
    previousSha256: text('previous_sha256').notNull(),
    choices: text({ mode: 'json' }).$type<Choices>().notNull(),
    reason: text().notNull(),
    author: text().notNull(),
    deviceId: text('device_id').notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.revision] })],
)

/** What this device carries to the platform for another one. */
export const carried = sqliteTable('carried', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  submission: text({ mode: 'json' }).$type<Submission>().notNull(),
  receiptKey: text('receipt_key').notNull(),
  status: text().$type<ItemStatus>().notNull(),
  isChosen: integer('is_chosen', { mode: 'boolean' }).notNull().default(false),
  attempts: integer().notNull().default(0),
  submissionId: text('submission_id'),
  fault: text({ mode: 'json' }).$type<Fault>(),
  receipt: text({ mode: 'json' }).$type<Receipt>(),
  receiptNumber: text('receipt_number'),
  carriedAt: text('carried_at').notNull(),
})
