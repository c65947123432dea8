import { and, asc, desc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import type { Seal, StampedScan } from '../../shared/domain/seal/seal.ts'
import type { Db } from '../open.ts'
import { authority, carried, seal, sealCertificate, stampedScan, upload } from '../schema.ts'

/** The seals of a revision in order, without their bytes. */
export function listSeals(db: Db, revisionId: string): readonly Seal[] {
  return db.orm
    .select({
      field: seal.field,
      signerName: seal.signerName,
      certificate: seal.certificate,
      fileSha256: seal.fileSha256,
      sealedAt: seal.sealedAt,
    })
    .from(seal)
    .where(eq(seal.revisionId, revisionId))
    .orderBy(asc(seal.sequence))
    .all()
}

/** What the seals of a revision append to its PDF, in order. */
export function listSealIncrements(db: Db, revisionId: string): readonly Buffer[] {
  return db.orm
    .select({ increment: seal.increment })
    .from(seal)
    .where(eq(seal.revisionId, revisionId))
    .orderBy(asc(seal.sequence))
    .all()
    .map(({ increment }) => increment)
}

export function insertSeal(db: Db, row: typeof seal.$inferInsert): void {
  db.orm.insert(seal).values(row).run()
}

/** The certificate file that is kept for an owner. */
export function findSealCertificate(db: Db, owner: string) {
  return db.orm.select().from(sealCertificate).where(eq(sealCertificate.owner, owner)).get()
}

/** Keeps a certificate file; it takes the place of the owner's earlier one. */
export function updateSealCertificate(db: Db, row: typeof sealCertificate.$inferInsert): void {
  const { name, file, addedAt } = row
  db.orm
    .insert(sealCertificate)
    .values(row)
    .onConflictDoUpdate({ target: sealCertificate.owner, set: { name, file, addedAt } })
    .run()
}

export function removeSealCertificate(db: Db, owner: string): void {
  db.orm.delete(sealCertificate).where(eq(sealCertificate.owner, owner)).run()
}

export function listAuthorities(db: Db) {
  return db.orm.select().from(authority).orderBy(asc(authority.addedAt)).all()
}

export function insertAuthority(db: Db, row: typeof authority.$inferInsert): void {
  db.orm.insert(authority).values(row).onConflictDoNothing().run()
}

export function removeAuthority(db: Db, sha256: string): void {
  db.orm.delete(authority).where(eq(authority.sha256, sha256)).run()
}

const scanFacts = {
  id: stampedScan.id,
  name: stampedScan.name,
  mediaType: stampedScan.mediaType,
  sizeBytes: stampedScan.sizeBytes,
  sha256: stampedScan.sha256,
  checkedBy: stampedScan.checkedBy,
  addedAt: stampedScan.addedAt,
}

/** Scans of the stamped document, the newest first. */
export function listStampedScans(db: Db, revisionId: string): readonly StampedScan[] {
  return db.orm
    .select(scanFacts)
    .from(stampedScan)
    .where(eq(stampedScan.revisionId, revisionId))
    .orderBy(desc(stampedScan.addedAt), desc(stampedScan.id))
    .all()
}

export function insertStampedScan(db: Db, row: typeof stampedScan.$inferInsert): void {
  db.orm.insert(stampedScan).values(row).run()
}

export type StampedScanRow = typeof stampedScan.$inferSelect

/** Scans that came after the files of their opinion's upload were fixed, and are not in the outbox yet. */
export function listUnqueuedScans(db: Db): readonly StampedScanRow[] {
  return db.orm
    .select(getTableColumns(stampedScan))
    .from(stampedScan)
    .innerJoin(upload, eq(upload.revisionId, stampedScan.revisionId))
    .where(
      and(
        isNotNull(upload.scans),
        sql`${stampedScan.id} NOT IN (SELECT value FROM json_each(${upload.scans}))`,
        sql`${stampedScan.id} NOT IN (SELECT id FROM ${carried})`,
      ),
    )
    .orderBy(asc(stampedScan.addedAt), asc(stampedScan.id))
    .all()
}
