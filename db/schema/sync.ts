import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Choices } from '../../shared/domain/merge/index.ts'
import type { Fault, ItemStatus, RunOutcome } from '../../shared/domain/sync/index.ts'
import type { Receipt, Submission, TaskEntry } from '../../shared/formats/platform-api.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import type { RunOpinion } from '../../shared/ipc/sync-outputs.ts'

/** This device as the platform of one origin (scheme, host, port) knows it. */
export const platformDevice = sqliteTable('platform_device', {
  origin: text().primaryKey(),
  deviceId: text('device_id').notNull(),
  secret: text().notNull(),
  /** Null until the platform has confirmed the registration. */
  name: text(),
  institution: text(),
})

/** An expert's session with the platform of one origin; `leftAt`: signed out here. */
export const platformSession = sqliteTable('platform_session', {
  id: integer().primaryKey(),
  origin: text().notNull(),
  refreshToken: text('refresh_token').notNull(),
  next: text(),
  account: text().notNull(),
  name: text().notNull(),
  leftAt: text('left_at'),
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

/** What a run was about, named as it was called then. */
export const syncRunOpinion = sqliteTable(
  'sync_run_opinion',
  {
    runId: text('run_id').notNull(),
    revisionId: text('revision_id').notNull(),
    taskNumber: text('task_number').notNull(),
    enterprise: text().notNull(),
    round: integer().notNull(),
    revision: integer().notNull(),
    outcome: text().$type<RunOpinion['outcome']>().notNull(),
    detail: text(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.revisionId] })],
)

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

/**
 * What goes to the platform as it stands here: opinions of other devices that this one carries, and scans
 * of the stamped paper that came after their opinion was sent.
 */
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
