import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { StoredItem } from '../../shared/domain/sync/index.ts'
import type { Receipt, ReceiptPayload } from '../../shared/formats/platform-api.ts'
import type { Db } from '../open.ts'
import { carried, stampedScan } from '../schema.ts'

// Submissions that are kept as they go out: of other devices, and scans that came after their opinion.

export type CarriedRow = typeof carried.$inferSelect

export function findCarried(db: Db, id: string): CarriedRow | undefined {
  return db.orm.select().from(carried).where(eq(carried.id, id)).get()
}

export function listCarried(db: Db): readonly CarriedRow[] {
  return db.orm.select().from(carried).orderBy(carried.carriedAt, carried.id).all()
}

/** What a list shows of one. The submission itself may be megabytes, and is not read for it. */
export type CarriedFacts = Pick<CarriedRow, 'id' | 'taskId' | 'receiptNumber'> &
  Pick<CarriedRow['submission'], 'revision' | 'round' | 'taskNumber' | 'enterpriseName'> & {
    readonly attachesTo: string | null
    /** What the scan is called; null: it is an opinion. */
    readonly scan: string | null
    /** A scan that was added on this device. */
    readonly isOwn: boolean
    readonly receivedAt: string | null
  }

const FACTS = {
  id: carried.id,
  taskId: carried.taskId,
  receiptNumber: carried.receiptNumber,
  revision: sql<number>`${carried.submission} ->> '$.revision'`,
  round: sql<number>`${carried.submission} ->> '$.round'`,
  taskNumber: sql<string>`${carried.submission} ->> '$.taskNumber'`,
  enterpriseName: sql<string>`${carried.submission} ->> '$.enterpriseName'`,
  attachesTo: sql<string | null>`${carried.submission} ->> '$.attachesTo'`,
  scan: sql<string | null>`
    CASE WHEN ${carried.submission} ->> '$.attachesTo' IS NOT NULL
      THEN ${carried.submission} ->> '$.files[0].name' END`,
  isOwn: sql`EXISTS (SELECT 1 FROM ${stampedScan} WHERE id = ${carried.id})`.mapWith(Boolean),
  receivedAt: sql<string | null>`(${carried.receipt} ->> '$.payload') ->> '$.receivedAt'`,
}

export function findCarriedFacts(db: Db, id: string): CarriedFacts | undefined {
  return db.orm.select(FACTS).from(carried).where(eq(carried.id, id)).get()
}

export function listCarriedFacts(db: Db): readonly CarriedFacts[] {
  return db.orm.select(FACTS).from(carried).orderBy(carried.carriedAt, carried.id).all()
}

export function insertCarried(
  db: Db,
  row: Pick<CarriedRow, 'id' | 'taskId' | 'submission' | 'receiptKey' | 'carriedAt'>,
): void {
  db.orm
    .insert(carried)
    .values({ ...row, status: 'queued' })
    .onConflictDoNothing()
    .run()
}

/** The scans that came after an opinion was sent. */
export function listAttachments(
  db: Db,
  opinionId: string,
): readonly Pick<CarriedRow, 'id' | 'receiptNumber'>[] {
  return db.orm
    .select({ id: carried.id, receiptNumber: carried.receiptNumber })
    .from(carried)
    .where(sql`${carried.submission} ->> '$.attachesTo' = ${opinionId}`)
    .orderBy(carried.carriedAt, carried.id)
    .all()
}

/** Takes scans that no receipt covers out with their opinion, which was withdrawn. */
export function removeAttachments(db: Db, opinionId: string): void {
  db.orm
    .delete(carried)
    .where(
      and(sql`${carried.submission} ->> '$.attachesTo' = ${opinionId}`, isNull(carried.receipt)),
    )
    .run()
}

export function toStoredItem({ id, taskId, submission, ...row }: CarriedRow): StoredItem {
  const { status, isChosen, attempts, submissionId, fault, receiptNumber } = row
  const { revision, attachesTo = null } = submission
  const sending = { status, isChosen, attempts, submissionId, fault, receiptNumber }
  return { id, attachesTo, taskId, revision, ...sending, priorReceipt: null, standing: 'kept' }
}

/** Writes where an item stands; false: it is none that is carried. */
export function updateCarried(db: Db, item: StoredItem): boolean {
  const { status, isChosen, attempts, submissionId, fault } = item
  const changed = db.orm
    .update(carried)
    .set({ status, isChosen, attempts, submissionId, fault })
    .where(and(eq(carried.id, item.id), isNull(carried.receipt)))
    .run()
  return changed.changes > 0
}

/** Keeps the verified receipt; false: it is none that is carried. */
export function confirmCarried(
  db: Db,
  id: string,
  receipt: Receipt,
  { receiptNumber }: ReceiptPayload,
): boolean {
  const changed = db.orm
    .update(carried)
    .set({ status: 'confirmed', receipt, receiptNumber, fault: null })
    .where(eq(carried.id, id))
    .run()
  return changed.changes > 0
}

export function listCarriedReceipts(db: Db): readonly Receipt[] {
  const rows = db.orm
    .select({ receipt: carried.receipt })
    .from(carried)
    .where(isNotNull(carried.receipt))
    .orderBy(carried.carriedAt)
    .all()
  return rows.flatMap(({ receipt }) => receipt ?? [])
}
