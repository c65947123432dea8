import { and, count, eq, isNull, ne } from 'drizzle-orm'
import type { StampedScan } from '../../shared/domain/seal/seal.ts'
import type { Upload } from '../../shared/domain/task/workspace.ts'
import type { Receipt, ReceiptPayload } from '../../shared/formats/platform-api.ts'
import type { Db } from '../open.ts'
import { carried, upload } from '../schema.ts'
import { listStampedScans } from './seals.ts'
import { countGone } from './standing.ts'

const shown = {
  revisionId: upload.revisionId,
  state: upload.state,
  attempts: upload.attempts,
  lastError: upload.lastError,
  receiptNumber: upload.receiptNumber,
  receivedAt: upload.receivedAt,
}

export function findUpload(db: Db, revisionId: string): Upload | undefined {
  return db.orm.select(shown).from(upload).where(eq(upload.revisionId, revisionId)).get()
}

export function listUploads(db: Db): readonly Upload[] {
  return db.orm.select(shown).from(upload).all()
}

export function findReceipt(db: Db, revisionId: string): Receipt | undefined {
  const row = db.orm
    .select({ receipt: upload.receipt })
    .from(upload)
    .where(eq(upload.revisionId, revisionId))
    .get()
  return row?.receipt ?? undefined
}

/**
 * Signed opinions, and scans that came after them, that no receipt covers or that the platform has lost;
 * those that are carried for other devices included.
 */
export function countUnsent(db: Db): number {
  const own = db.orm.select({ all: count() }).from(upload).where(ne(upload.state, 'confirmed'))
  const others = db.orm.select({ all: count() }).from(carried).where(isNull(carried.receipt))
  return (own.get()?.all ?? 0) + (others.get()?.all ?? 0) + countGone(db)
}

export function insertUpload(db: Db, revisionId: string): void {
  db.orm.insert(upload).values({ revisionId, state: 'queued' }).onConflictDoNothing().run()
}

/** Takes a withdrawn revision that was never confirmed out of the outbox. */
export function removeUpload(db: Db, revisionId: string): void {
  db.orm.delete(upload).where(eq(upload.revisionId, revisionId)).run()
}

/**
 * Notes that the document may have come to the platform, with these scans of the stamped paper; the first
 * time counts.
 */
export function updateUploadReached(
  db: Db,
  revisionId: string,
  reachedAt: string,
  scans: readonly string[],
): void {
  db.orm
    .update(upload)
    .set({ reachedAt, scans })
    .where(and(eq(upload.revisionId, revisionId), isNull(upload.reachedAt)))
    .run()
}

/** The scans that go, or went, with an upload: all that are there until its first byte goes out. */
export function listSentScans(db: Db, revisionId: string): readonly StampedScan[] {
  const all = listStampedScans(db, revisionId)
  const row = db.orm
    .select({ scans: upload.scans })
    .from(upload)
    .where(eq(upload.revisionId, revisionId))
    .get()
  const ids = row?.scans
  return ids ? ids.flatMap((id) => all.find((scan) => scan.id === id) ?? []) : all
}

export function hasReachedPlatform(db: Db, revisionId: string): boolean {
  const row = db.orm
    .select({ reachedAt: upload.reachedAt })
    .from(upload)
    .where(eq(upload.revisionId, revisionId))
    .get()
  return Boolean(row?.reachedAt)
}

/** The one way to 已上报: the verified receipt is kept with it. */
export function updateUploadConfirmed(
  db: Db,
  revisionId: string,
  receipt: Receipt,
  payload: ReceiptPayload,
): void {
  db.orm
    .update(upload)
    .set({
      state: 'confirmed',
      lastError: null,
      fault: null,
      held: null,
      receipt,
      receiptNumber: payload.receiptNumber,
      receivedAt: payload.receivedAt,
    })
    .where(eq(upload.revisionId, revisionId))
    .run()
}

/** Uploads that a crash left in `sending` go back to the queue. */
export function requeueInterrupted(db: Db): void {
  db.orm.update(upload).set({ state: 'queued' }).where(eq(upload.state, 'sending')).run()
}
