import type { RubricWeights } from '../domain/panel/rubric-weights.ts'
import type { AnyRecordBody, RecordKind, StoredRecord } from '../domain/record/kinds.ts'
import type { TaskSummary } from '../domain/task/workspace.ts'
import type { SyncEvent } from './sync-outputs.ts'

export type AppState = {
  readonly version: string
  readonly deviceId: string
  readonly dataFolder: string
  /** Where the data key is kept: the system's keychain, or a file that only this user reads. */
  readonly keyProtection: 'keychain' | 'file'
  readonly platformUrl: string | null
  /** What the institution has set for the current rubric; null: the template counts. */
  readonly rubricWeights: RubricWeights | null
  /** Rare characters (生僻字) can be printed. */
  readonly hasRarePack: boolean
  readonly unsentCount: number
  /** A sentence when the clock can't be right, as is seen without a network; it blocks nothing. */
  readonly clockWarning: string | null
  /** The switch 有网络时自动上报 is on. */
  readonly sendsByItself: boolean
  readonly sampleCount: number
}

/** A newer version of a task that is here: nothing counts before it is taken over. */
export type WaitingUpdate = {
  readonly taskId: string
  readonly number: string
  readonly enterprise: string
  readonly revision: number
  /** What counts until then. */
  readonly currentRevision: number
}

export type ImportReport = {
  readonly imported: readonly TaskSummary[]
  readonly updates: readonly WaitingUpdate[]
  /** Packages that were refused, each with its Chinese sentence. */
  readonly refused: readonly { readonly file: string; readonly message: string }[]
  /** What of the imported tasks can't be printed yet, as Chinese sentences; nothing is blocked. */
  readonly notes: readonly string[]
}

/** A certificate authority that is trusted on this device. */
export type Authority = {
  readonly sha256: string
  readonly name: string
  readonly organization: string
  /** ISO instant. */
  readonly validTo: string
}

/** A picked file that may be a scan of the stamped paper. */
export type ScannedPaper = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A table as it would be imported; nothing of it is saved yet. */
export type TablePreview = {
  /** Name of the file; null for pasted text. */
  readonly file: string | null
  readonly sha256: string
  /** Titles of the columns that were found, in the template's order. */
  readonly columns: readonly string[]
  readonly ignoredColumns: readonly string[]
  readonly firstRows: readonly {
    readonly number: number
    readonly cells: readonly string[]
    readonly isBad: boolean
  }[]
  readonly goodCount: number
  readonly badCount: number
  /** The first of the problems, row by row, as Chinese sentences. */
  readonly problems: readonly string[]
  readonly problemCount: number
  /** Formulas, merged cells, sheets not read, rows that are there already. */
  readonly notes: readonly string[]
}

export type TableImport = {
  readonly imported: number
  /** Bad rows that were left out. */
  readonly skipped: number
  /** Tasks that were made, for a list of tasks. */
  readonly taskIds: readonly string[]
}

export type SavedRecord = { readonly record: StoredRecord; readonly savedAt: string }

export type { RecordEntry } from '../domain/history/journal.ts'

export type JournalEntry = {
  readonly sequence: number
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly author: string
  readonly at: string
  readonly reason: string | null
}

/** What undo or redo put back, record by record. */
export type TakenBackChange = {
  readonly savedAt: string
  readonly records: readonly {
    readonly kind: RecordKind
    readonly key: string
    /** Its body now, or the one it had before it went back to the bin. */
    readonly body: AnyRecordBody
    /** Field paths; '' for the record as a whole. */
    readonly fields: readonly string[]
    readonly isRemoved: boolean
  }[]
}

/** Whether the device is handed over to staff, and for which questionnaires. */
export type HandOverState = {
  readonly lock: { readonly taskId: string; readonly questionSetId: string } | null
}

export type HandOverPreparation = {
  readonly expertName: string
  /** Whether the acting expert has chosen a PIN on this device. */
  readonly hasPin: boolean
}

/** A record in the bin. */
export type RemovedRecord = {
  readonly recordId: string
  readonly kind: RecordKind
  readonly key: string
  readonly body: AnyRecordBody
  readonly removedBy: string
  readonly removedAt: string
  readonly reason: string
}

/** What would be exported of a task. */
export type DossierPlan = {
  readonly taskId: string
  readonly number: string
  readonly enterprise: string
  readonly revision: number
  readonly evidenceCount: number
  readonly evidenceBytes: number
  readonly signedCount: number
  readonly signerCount: number
}
export type DossierPlans = {
  /** Tasks whose opinion is frozen, in the order asked for. */
  readonly plans: readonly DossierPlan[]
  /** What the package would be called. */
  readonly suggestedName: string
}
export type DossierForm = 'zip' | 'folder'
export type DossierReport = {
  readonly name: string
  readonly dossiers: number
  readonly files: number
  readonly sizeBytes: number
  /** SHA-256 of the (topmost) manifest, which names the hash of everything else. */
  readonly manifestSha256: string
  /** Of an earlier attempt, found to be right. */
  readonly keptBytes: number
  /** Of a batch, what could not be written because an original is damaged; `reason` names it. */
  readonly leftOut: readonly {
    readonly number: string
    readonly enterprise: string
    readonly reason: string
  }[]
}

/** What core tells without being asked. */
export type CoreEvent =
  | SyncEvent
  | { readonly type: 'task-changed'; readonly taskId: string }
  | { readonly type: 'hand-over-changed' }
  /** A big file is being taken in for a record. */
  | {
      readonly type: 'evidence-progress'
      readonly taskId: string
      readonly kind: RecordKind
      readonly key: string
      readonly file: string
      readonly takenBytes: number
      readonly totalBytes: number
    }
  /** A batch file is written or read; checked before it counts. */
  | {
      readonly type: 'batch-progress'
      readonly stage: 'writing' | 'checking'
      readonly doneBytes: number
      readonly totalBytes: number
    }
  /** Dossiers are being written, then read back. */
  | {
      readonly type: 'dossier-progress'
      readonly stage: 'writing' | 'checking'
      readonly doneBytes: number
      readonly totalBytes: number
      readonly file: string
    }
