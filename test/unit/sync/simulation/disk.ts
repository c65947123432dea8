import type { KeptSession, StoredItem } from '../../../../shared/domain/sync/index.ts'
import type { ReceiptPayload } from '../../../../shared/formats/platform-api.ts'
import { emptyNews, type NewsDisk } from './news-model.ts'
import type { SignedOpinion } from './opinion.ts'

export type KeptReceipt = { readonly payload: ReceiptPayload; readonly signature: string }

/** What of a device outlives a crash: its database. */
export type Disk = {
  /** Signed opinions in the outbox, in the order to be sent. */
  readonly opinions: Map<string, SignedOpinion>
  readonly items: Map<string, StoredItem>
  readonly receipts: Map<string, KeptReceipt>
  /** Numbers of receipts that gave way to another one. */
  readonly earlierReceipts: Map<string, readonly string[]>
  readonly news: NewsDisk
  /** Content -> address of its upload, whichever submission it was begun for. */
  readonly uploads: Map<string, string>
  session: KeptSession | null
  isRunOpen: boolean
}

export function emptyDisk(): Disk {
  return {
    opinions: new Map(),
    items: new Map(),
    receipts: new Map(),
    earlierReceipts: new Map(),
    news: emptyNews(),
    uploads: new Map(),
    session: null,
    isRunOpen: false,
  }
}
