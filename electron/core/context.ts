import type { Db } from '../../db/open.ts'
import type { CoreEvent } from '../../shared/ipc/contract.ts'
import type { DrawingThread } from './documents/drawing-thread.ts'
import type { PrintCopies } from './documents/print-copies.ts'
import type { Fonts } from './documents/kit/fonts.ts'
import type { EvidenceStore } from './evidence/evidence-store.ts'
import type { RecordingStore } from './evidence/recording-store.ts'
import type { Grants } from './grants.ts'
import type { SyncDriver } from './sync/sync-driver.ts'

/** Everything a handler works with; no module keeps state of its own. */
export type Context = {
  readonly db: Db
  readonly evidence: EvidenceStore
  readonly recordings: RecordingStore
  readonly printCopies: PrintCopies
  readonly fonts: Fonts
  readonly drawing: DrawingThread
  readonly grants: Grants
  /** The only way out to the network; used by the synchronisation alone, which a user starts. */
  readonly fetch: typeof fetch
  readonly now: () => Date
  /** UUIDv7 */
  readonly newId: () => string
  readonly emit: (event: CoreEvent) => void
  readonly log: (message: string, error?: unknown) => void
  readonly deviceId: string
  readonly dataFolder: string
  readonly samplesFolder: string
  readonly keyProtection: 'keychain' | 'file'
  readonly version: string
  /** What runs and can be cancelled: the synchronisation, the export, files being taken in, by record. */
  readonly running: {
    dossier: AbortController | null
    /** Made with the first call of the sync centre. */
    sync: SyncDriver | null
    /** A batch file that is written or read. */
    batch: AbortController | null
    readonly takingIn: Map<string, AbortController>
  }
}
