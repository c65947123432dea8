import type { StoredRecord } from '../domain/record/kinds.ts'
import type { TaskSummary, Upload } from '../domain/task/workspace.ts'

export type AppState = {
  readonly version: string
  readonly deviceId: string
  readonly dataFolder: string
  /** Where the data key is kept: the system's keychain, or a file that only this user reads. */
  readonly keyProtection: 'keychain' | 'file'
  readonly platformUrl: string | null
  readonly unsentCount: number
  readonly sampleCount: number
}

export type ImportReport = {
  readonly imported: readonly TaskSummary[]
  /** Packages that were refused, each with its Chinese sentence. */
  readonly refused: readonly { readonly file: string; readonly message: string }[]
}

export type SavedRecord = { readonly record: StoredRecord; readonly savedAt: string }

export type JournalEntry = {
  readonly sequence: number
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly author: string
  readonly at: string
  readonly reason: string | null
}

export type UploadRow = { readonly task: TaskSummary; readonly upload: Upload | null }
export type UploadReport = {
  readonly confirmed: number
  readonly rows: readonly UploadRow[]
}

/** What core tells without being asked. */
export type CoreEvent =
  | { readonly type: 'task-changed'; readonly taskId: string }
  | {
      readonly type: 'upload-progress'
      readonly taskId: string
      readonly sentBytes: number
      readonly totalBytes: number
      readonly file: string
    }
