import type { RunPhase } from '../domain/sync/run-state.ts'
import type { ItemStatus } from '../domain/sync/item-state.ts'
import type { SyncFailure } from '../errors.ts'

/** What went wrong, in words: what happened, and what to do where a person has to. */
export type SyncProblem = {
  readonly reason: SyncFailure
  /** A Chinese sentence that says what happened, what is safe and what to do. */
  readonly message: string
  /** Whether the tool goes on by itself; otherwise somebody has to act. */
  readonly isPassing: boolean
}

/** One signed opinion revision in the outbox, or a scan of its stamped paper that came later. */
export type SyncItem = {
  /** Of the opinion revision, or of the scan. */
  readonly revisionId: string
  readonly taskId: string
  readonly taskNumber: string
  readonly enterprise: string
  readonly revision: number
  readonly round: number
  /** Of another device, come by a batch file: carried to the platform from here. */
  readonly isCarried: boolean
  /** What the scan is called; null: it is an opinion. */
  readonly scan: string | null
  readonly status: ItemStatus
  /** Part of the run that goes on now. */
  readonly isChosen: boolean
  /** An earlier revision of the same task has to be received first, or the opinion of the scan. */
  readonly isBehind: boolean
  /** It has a receipt, but the platform was restored and has lost it: it can be sent again. */
  readonly isGone: boolean
  readonly problem: SyncProblem | null
  /** Failures in a row. */
  readonly attempts: number
  /** When it is tried again by itself (ISO UTC, this device's clock). */
  readonly retryAt: string | null
  /** The file on its way; null between files. */
  readonly file: string | null
  /** Held by the platform as far as this device knows. */
  readonly sentBytes: number
  /** Of each distinct file. */
  readonly totalBytes: number
  /** Distinct files, and how many of them the platform holds. */
  readonly fileCount: number
  readonly sentFileCount: number
  readonly receiptNumber: string | null
  readonly receivedAt: string | null
}

export type SyncFile = {
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
  readonly sentBytes: number
}

/** A task that the platform has told something about; local work is never touched by it. */
export type TaskNotice = {
  readonly taskId: string
  readonly taskNumber: string
  readonly enterprise: string
  readonly state: 'assigned' | 'changed' | 'withdrawn' | 'reassigned'
  readonly reason: string
  readonly changedAt: string
  /** Of the package that the platform has. */
  readonly packageRevision: number
  /** Whether the task is on this device. */
  readonly isHere: boolean
  /** Why its package could not be taken in; null when it was, or need not be. */
  readonly problem: string | null
}

/** 县（市、区）工信主管部门的意见, verified: the second cell of Annex 5. */
export type BureauDecision = {
  readonly taskId: string
  readonly round: number
  readonly revision: number
  readonly decision: 'agreed' | 'returned'
  readonly text: string
  readonly decidedOn: string
  readonly bureau: string
  readonly decidedBy: string
  readonly isSealed: boolean
  readonly receiptNumber: string
  /** Whether it is about the very record that this device has a receipt for. */
  readonly isOurs: boolean
}

export type SyncState = {
  readonly phase: RunPhase
  /** What keeps the whole run from going on, or ended the last one. */
  readonly problem: SyncProblem | null
  /** When the run goes on by itself (ISO UTC); null when it does not wait. */
  readonly retryAt: string | null
  readonly platformUrl: string | null
  readonly device: { readonly name: string; readonly institution: string } | null
  readonly account: { readonly account: string; readonly name: string } | null
  /** Other addresses (scheme, host, port) that this device is registered at. */
  readonly otherOrigins: readonly string[]
  /** This device's clock minus the platform's, as last seen; null before the first answer. */
  readonly clockAheadMs: number | null
  /** A sentence when the clock is wrong enough to matter; it blocks nothing. */
  readonly clockWarning: string | null
  readonly isAutomatic: boolean
  readonly bandwidthLimit: number | null
  readonly items: readonly SyncItem[]
  readonly notices: readonly TaskNotice[]
  readonly decisions: readonly BureauDecision[]
  readonly progress: SyncProgress
  readonly unsentCount: number
}

/** Of what the run has sent and can still send. */
export type SyncProgress = {
  readonly sentBytes: number
  readonly totalBytes: number
  /** Over the last seconds; 0 while nothing moves. */
  readonly bytesPerSecond: number
  /** Null while there is no speed to tell it by. */
  readonly remainingSeconds: number | null
}

export type SyncRun = {
  readonly id: string
  readonly startedAt: string
  /** Null: it goes on, or the program ended in its middle. */
  readonly endedAt: string | null
  readonly outcome: 'finished' | 'cancelled' | 'stopped' | null
  /** Whether the switch 有网络时自动上报 began it. */
  readonly isAutomatic: boolean
  readonly confirmed: number
  readonly setAside: number
  /** Tasks, catalogs and decisions that came in. */
  readonly fetched: number
  readonly sentBytes: number
  /** Why it stopped, as a sentence. */
  readonly message: string | null
  /** Opinions that it is known to have been about: `sync.runOpinions` lists them. */
  readonly opinionCount: number
}

/** What a run did with one opinion. */
export type RunOpinion = {
  readonly revisionId: string
  readonly taskNumber: string
  readonly enterprise: string
  readonly round: number
  readonly revision: number
  /** `begun`: it was on its way, and the run ended before its receipt or a failure came. */
  readonly outcome: 'begun' | 'received' | 'failed'
  /** The receipt's number, or why it failed, as a sentence. */
  readonly detail: string | null
}

export type KeptReceipt = {
  readonly revisionId: string
  readonly taskId: string
  readonly taskNumber: string
  readonly enterprise: string
  readonly revision: number
  readonly round: number
  /** Of another device's opinion that this one carried. */
  readonly isCarried: boolean
  /** What the scan is called that came after its opinion; null: it is the opinion's. */
  readonly scan: string | null
  readonly receiptNumber: string
  readonly receivedAt: string
  readonly platform: string
  readonly recordSha256: string
  readonly fileCount: number
  /** SHA-256 of the pinned key that signed it. */
  readonly keyFingerprint: string
  /** Exactly what was signed, and the signature (Ed25519, base64). */
  readonly payload: string
  readonly signature: string
}

export type SyncEvent =
  /** Something of `sync.state` changed; ask for it again. */
  | { readonly type: 'sync-changed' }
  /** At most ten times a second. */
  | {
      readonly type: 'sync-progress'
      readonly revisionId: string
      readonly file: string | null
      readonly sentFileCount: number
      /** Of this item. */
      readonly sentBytes: number
      readonly totalBytes: number
      readonly progress: SyncProgress
    }
