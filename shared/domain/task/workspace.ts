import type { TaskPackage } from '../../formats/task-package.ts'
import type { SignatureInk } from '../opinion/annex5-content.ts'
import type { Conclusion } from '../opinion/conclusion.ts'
import type { RecordKind, StoredRecord } from '../record/kinds.ts'
import type { UploadStatus } from '../upload/index.ts'

export const TASK_STATUSES = [
  'new',
  'in-progress',
  'awaiting-signature',
  'awaiting-upload',
  'uploaded',
  'rectifying',
] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

export const STATUS_NAMES: Readonly<Record<TaskStatus, string>> = {
  new: '待开始',
  'in-progress': '进行中',
  'awaiting-signature': '待签字',
  'awaiting-upload': '待上报',
  uploaded: '已上报',
  rectifying: '整改中',
}

/** One row of the task list. */
export type TaskSummary = {
  readonly id: string
  readonly number: string
  readonly enterprise: string
  readonly project: string
  readonly county: string
  readonly trade: TaskPackage['application']['trade']
  readonly appointment: string | null
  readonly status: TaskStatus
  /** The opinion revision being worked on, from 1. */
  readonly revision: number
  readonly isSample: boolean
  /** Steps of the work that are closed, of `STEPS_TO_CLOSE`. */
  readonly stepsDone: number
  readonly importedAt: string
}

/** A piece of evidence (佐证): an encrypted file, named by the hash of its plain content. */
export type Evidence = {
  readonly id: string
  readonly taskId: string
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly source: 'imported' | 'camera' | 'package'
  readonly author: string
  readonly addedAt: string
  readonly links: readonly EvidenceLink[]
}

/** Which record a piece of evidence proves. */
export type EvidenceLink = { readonly kind: RecordKind; readonly key: string }

/** A frozen version of the opinion. It never changes; `withdrawn` ones stay on record. */
export type OpinionRevision = {
  readonly id: string
  readonly revision: number
  readonly state: 'frozen' | 'withdrawn'
  readonly conclusion: Conclusion
  readonly snapshotSha256: string
  readonly frozenAt: string
  readonly reason: string
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawnReason: string | null
  /** SHA-256 of the signed PDF; null until the last signature. */
  readonly pdfSha256: string | null
}

export type Signature = {
  readonly revisionId: string
  readonly expertId: string
  readonly ink: SignatureInk
  readonly signedAt: string
}

export type Upload = {
  readonly revisionId: string
  readonly state: UploadStatus
  readonly attempts: number
  /** A Chinese sentence; null while nothing went wrong. */
  readonly lastError: string | null
  readonly lastTriedAt: string | null
  readonly receiptNumber: string | null
  readonly receivedAt: string | null
}

/** Everything one task's screens show. */
export type Workspace = {
  readonly summary: TaskSummary
  readonly package: TaskPackage
  /** The expert who is using this computer for this task. */
  readonly actingExpertId: string
  readonly records: readonly StoredRecord[]
  readonly evidence: readonly Evidence[]
  /** Oldest first. */
  readonly revisions: readonly OpinionRevision[]
  readonly signatures: readonly Signature[]
  readonly upload: Upload | null
}
