import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Standing, StoredItem } from '../../shared/domain/sync/index.ts'
import type { Receipt } from '../../shared/formats/platform-api.ts'

// What becomes of receipts when the platform was restored from an older backup.

/** Received items that a restored platform may have lost. */
export const standing = sqliteTable('standing', {
  id: text().primaryKey(),
  standing: text().$type<Exclude<Standing, 'kept'>>().notNull(),
  again: text({ mode: 'json' }).$type<StoredItem>(),
  noticedAt: text('noticed_at').notNull(),
})

/** Append-only: receipts that gave way to another one. */
export const earlierReceipt = sqliteTable('earlier_receipt', {
  sequence: integer().primaryKey(),
  id: text().notNull(),
  receipt: text({ mode: 'json' }).$type<Receipt>().notNull(),
  replacedAt: text('replaced_at').notNull(),
})
