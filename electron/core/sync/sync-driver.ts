import type { RunCounts } from '../../../db/queries/sync-runs.ts'
import type {
  EngineState,
  Fault,
  OutboxItem,
  RunOutcome,
  SyncEvent,
} from '../../../shared/domain/sync/index.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type {
  SyncEvent as ToldEvent,
  SyncFile,
  SyncItem,
  SyncProgress,
} from '../../../shared/ipc/sync-outputs.ts'

/** Runs the engine: its effects become requests, writes and timers, their outcome its events. */
export type SyncDriver = {
  readonly engine: () => EngineState
  readonly live: Live
  readonly log: RunLog
  /** The access token, in memory alone, and whom it is from. */
  readonly access: { token: { readonly origin: string; readonly value: string } | null }
  readonly tell: (event: SyncEvent) => void
  /** Brings the engine in line with what is signed and withdrawn. */
  readonly follow: () => void
  /** The network or the computer may be back. At most one in ten seconds does anything. */
  readonly wake: () => void
  readonly close: () => void
}

/** The run that goes on, in the history. A run without an end was cut off and is gone on with. */
export type RunLog = {
  /** Null while no run goes on. */
  readonly openId: () => string | null
  readonly open: (isAutomatic: boolean) => void
  readonly count: (what: keyof RunCounts, by: number) => void
  /** @param clock a sentence where this device's clock is wrong */
  readonly close: (outcome: RunOutcome, fault: Fault | null, clock: string | null) => void
}

/** How far an item is. */
export type Measure = Pick<
  SyncItem,
  'file' | 'fileCount' | 'sentFileCount' | 'sentBytes' | 'totalBytes'
>

/** What moves while a run goes on; nothing of it is written down. */
export type Live = {
  readonly sawDate: (aheadMs: number) => void
  /** This device's clock minus the platform's; null before the first answer. */
  readonly clockAheadMs: () => number | null
  /** A run begins: the bars do too. */
  readonly begin: () => void
  readonly prepare: (id: string, submission: Submission) => void
  /** Bytes of a chunk that went out and nobody has confirmed. */
  readonly sent: (sizeBytes: number) => void
  /** The chunk on its way has arrived, or is given up. */
  readonly accepted: () => void
  /** The files of an item with what of each is there. */
  readonly files: (item: OutboxItem, submission: Submission) => readonly SyncFile[]
  readonly measure: (item: OutboxItem) => Measure
  readonly progress: (items: readonly OutboxItem[]) => SyncProgress
  /** At most one in 100 ms. */
  readonly progressEvent: (engine: EngineState) => ToldEvent | null
}
