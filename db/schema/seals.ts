import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { SealCertificate } from '../../shared/domain/seal/seal.ts'

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
