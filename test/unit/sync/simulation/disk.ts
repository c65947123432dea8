import type { KeptSession, StoredItem } from '../../../../shared/domain/sync/index.ts'
import type { ReceiptPayload } from '../../../../shared/formats/platform-api.ts'
import type { SignedOpinion } from './opinion.ts'

/** What of a device outlives a crash: its database. */
export type Disk = {
  /** Signed opinions in the outbox, in the order to be sent. */
  readonly opinions: Map<string, SignedOpinion>
  readonly items: Map<string, StoredItem>
  readonly receipts: Map<string, { readonly payload: ReceiptPayload; readonly signature: string }>
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
    uploads: new Map(),
    session: null,
    isRunOpen: false,
  }
}
