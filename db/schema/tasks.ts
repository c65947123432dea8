import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { TaskPackage } from '../../shared/formats/task-package.ts'

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
