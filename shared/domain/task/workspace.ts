import type { TaskPackage } from '../../formats/task-package.ts'
import type { SignatureInk } from '../opinion/annex5-content.ts'
import type { Conclusion } from '../opinion/conclusion.ts'
import type { TaskWeights } from '../panel/rubric-weights.ts'
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
  /** Acceptance round, from 1. */
  readonly round: number
  /** Last day of the rectification that this round's frozen opinion asks for; null without one. */
  readonly rectificationDueOn: string | null
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
  /** When it was taken, as camera or file say (ISO UTC); null where neither does. */
  readonly capturedAt: string | null
  /** Camera or microphone; null where unknown. */
  readonly device: string | null
  /** Where, as typed in by the panel. */
  readonly place: string
  readonly links: readonly EvidenceLink[]
}

/** A piece of evidence in the bin; its file stays, and the snapshot lists it as deleted. */
export type RemovedEvidence = Pick<
  Evidence,
  'id' | 'name' | 'mediaType' | 'sizeBytes' | 'sha256'
> & {
  readonly removedAt: string
  readonly removedReason: string
  /** Expert; null where an older program did not note it. */
  readonly removedBy: string | null
}

/** Which record a piece of evidence proves. */
export type EvidenceLink = { readonly kind: RecordKind; readonly key: string }

/** A frozen version of the opinion. It never changes; `withdrawn` ones stay on record. */
export type OpinionRevision = {
  readonly id: string
  readonly revision: number
  /** The acceptance round that it concludes, from 1. */
  readonly round: number
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
  readonly deviceId: string
}

export type Upload = {
  readonly revisionId: string
  readonly state: UploadStatus
  readonly attempts: number
  /** A Chinese sentence; null while nothing went wrong. */
  readonly lastError: string | null
  readonly receiptNumber: string | null
  readonly receivedAt: string | null
}

/** The round before the present one: it ended in 整改. */
export type PreviousRound = {
  readonly round: number
  readonly opinionId: string
  readonly revision: number
  readonly snapshotSha256: string
  readonly concludedOn: string
  readonly rectificationDueOn: string | null
  readonly requirements: string
  /** Why the present round was opened after the deadline; null when it was in time. */
  readonly lateReason: string | null
  /** The records that did not hold up, as they stood then. */
  readonly failed: readonly Pick<StoredRecord, 'id' | 'kind' | 'key' | 'body' | 'revision'>[]
}

/** Everything one task's screens show. */
export type Workspace = {
  readonly summary: TaskSummary
  readonly package: TaskPackage
  /** The expert who is using this computer for this task. */
  readonly actingExpertId: string
  readonly records: readonly StoredRecord[]
  /** The weights of the rubric (验收评议) that count in this task. */
  readonly rubricWeights: TaskWeights
  readonly evidence: readonly Evidence[]
  readonly removedEvidence: readonly RemovedEvidence[]
  /** Of all rounds, oldest first. */
  readonly revisions: readonly OpinionRevision[]
  /** Null in the first round. */
  readonly previousRound: PreviousRound | null
  /** Under the frozen opinion of the present round. */
  readonly signatures: readonly Signature[]
  readonly upload: Upload | null
}
