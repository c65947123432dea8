import { eq, isNull, sql } from 'drizzle-orm'
import type { Standing, StoredItem } from '../../shared/domain/sync/index.ts'
import type { Receipt } from '../../shared/formats/platform-api.ts'
import type { Db } from '../open.ts'
import { carried, upload } from '../schema.ts'
import { earlierReceipt, standing } from '../schema.ts'

// What a restored platform may have lost. Nothing here touches the receipt that stands.

/** Every received item is to be looked up; what is being sent again goes on. */
export function markUnsure(db: Db, noticedAt: string): void {
  const own = db.orm
    .select({ id: upload.revisionId })
    .from(upload)
    .where(eq(upload.state, 'confirmed'))
  const others = db.orm
    .select({ id: carried.id })
    .from(carried)
    .where(eq(carried.status, 'confirmed'))
  for (const { id } of [...own.all(), ...others.all()]) {
    db.orm
      .insert(standing)
      .values({ id, standing: 'unsure', noticedAt })
      .onConflictDoUpdate({
        target: standing.id,
        set: { standing: 'unsure', noticedAt },
        setWhere: isNull(standing.again),
      })
      .run()
  }
}

export function listUnsure(db: Db): readonly string[] {
  const rows = db.orm
    .select({ id: standing.id })
    .from(standing)
    .where(eq(standing.standing, 'unsure'))
  return rows.all().map(({ id }) => id)
}

export function updateStanding(db: Db, id: string, to: Standing, noticedAt: string): void {
  if (to === 'kept') {
    db.orm.delete(standing).where(eq(standing.id, id)).run()
    return
  }
  const set = { standing: to, again: null, noticedAt }
  db.orm
    .insert(standing)
    .values({ id, ...set })
    .onConflictDoUpdate({ target: standing.id, set })
    .run()
}

/** Where an item stands that is sent again; its row with the receipt stays confirmed. */
export function updateAgain(db: Db, item: StoredItem): void {
  db.orm.update(standing).set({ again: item }).where(eq(standing.id, item.id)).run()
}

/** The items as the engine has them: with what became of their receipts. */
export function withStandings(db: Db, items: readonly StoredItem[]): readonly StoredItem[] {
  const rows = new Map(
    db.orm
      .select()
      .from(standing)
      .all()
      .map((row) => [row.id, row]),
  )
  return items.map((item) => {
    const row = rows.get(item.id)
    // What an older program kept does not say what it attaches to.
    return row === undefined ? item : { ...item, ...(row.again ?? { standing: row.standing }) }
  })
}

/** Received once, and not at the platform any more. */
export function isGone(db: Db, id: string): boolean {
  const row = db.orm.select().from(standing).where(eq(standing.id, id)).get()
  return row?.standing === 'gone'
}

export function countGone(db: Db): number {
  return db.orm.select().from(standing).where(eq(standing.standing, 'gone')).all().length
}

/** Puts the receipt that stands beside, where another one takes its place. */
export function keepEarlierReceipt(db: Db, id: string, next: Receipt, replacedAt: string): void {
  const text = JSON.stringify(next)
  for (const [table, key] of [
    [upload, upload.revisionId],
    [carried, carried.id],
  ] as const) {
    db.orm.run(
      sql`INSERT INTO earlier_receipt (id, receipt, replaced_at)
          SELECT ${key}, ${table.receipt}, ${replacedAt} FROM ${table}
          WHERE ${key} = ${id} AND ${table.receipt} IS NOT NULL AND ${table.receipt} <> ${text}`,
    )
  }
}

export function listEarlierReceipts(db: Db, id: string): readonly Receipt[] {
  return db.orm
    .select({ receipt: earlierReceipt.receipt })
    .from(earlierReceipt)
    .where(eq(earlierReceipt.id, id))
    .orderBy(earlierReceipt.sequence)
    .all()
    .map(({ receipt }) => receipt)
}
