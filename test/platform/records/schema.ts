import type { Kysely, Transaction } from 'kysely'
import type {
  DecisionPayload,
  Submission,
  SubmittedFile,
  TaskEntry,
} from '../../../shared/formats/platform-api.ts'

/** Instants are ISO texts in UTC, digests lowercase hex: the same in SQLite and PostgreSQL. */
type Instant = string

/** One row a counter. Updating a row locks it until the transaction ends: so numbers come in order. */
export type CounterTable = { readonly name: 'feed' | 'receipt'; readonly value: number }

/** `history` tells this database from one that was set up anew: feed cursors begin with it. */
export type FactTable = { readonly name: 'history'; readonly value: string }

export type InstitutionTable = {
  readonly id: string
  readonly name: string
  readonly enrolmentCode: string
}

export type DeviceTable = {
  readonly id: string
  readonly institutionId: string
  readonly name: string
  readonly secretSha256: string
  readonly appVersion: string
  readonly registeredAt: Instant
  readonly revokedAt: Instant | null
}

export type AccountTable = {
  readonly id: string
  readonly institutionId: string
  readonly account: string
  readonly name: string
  /** scrypt; see `passwords.ts`. */
  readonly passwordHash: string
  readonly disabledAt: Instant | null
}

export type SessionTable = {
  readonly id: string
  readonly accountId: string
  readonly deviceId: string
  readonly startedAt: Instant
  readonly refreshExpiresAt: Instant
  readonly revokedAt: Instant | null
  readonly revokedReason: string | null
}

export type AccessTokenTable = {
  readonly sha256: string
  readonly sessionId: string
  readonly expiresAt: Instant
}

/** All refresh tokens that a session ever had: a used one is recognised. */
export type RefreshTokenTable = {
  readonly sha256: string
  readonly sessionId: string
  readonly nextSha256: string | null
}

export type TaskTable = {
  readonly id: string
  readonly number: string
  readonly enterpriseName: string
  readonly packageRevision: number
}

export type TaskPackageTable = {
  readonly taskId: string
  readonly revision: number
  readonly sha256: string
  readonly sizeBytes: number
}

export type AssignmentTable = {
  readonly taskId: string
  readonly accountId: string
  readonly state: TaskEntry['state']
  readonly reason: string
  readonly changedAt: Instant
  readonly sequence: number
  /** The last package edition that was theirs; null while the task is: then each of them. */
  readonly lastRevision: number | null
}

/** Wrong passwords and codes, by what they were tried for or where they came from. */
export type GuessTable = {
  readonly name: string
  /** Since 1970. */
  readonly minute: number
  readonly tries: number
}

/** What happened to a task, in order; `sequence` is of the same counter as the feeds. */
export type TaskEventTable = {
  readonly sequence: number
  /** Not a reference: what came by stick may be of a task that was issued elsewhere. */
  readonly taskId: string
  /** How it stood for an account from then on, or what the county bureau decided. */
  readonly kind: TaskEntry['state'] | DecisionPayload['decision']
  readonly accountId: string | null
  readonly reason: string
  readonly at: Instant
}

export type CatalogTable = {
  readonly catalogId: string
  readonly catalogVersion: string
  readonly title: string
  readonly effectiveFrom: string
  readonly reason: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly sequence: number
}

export type SubmissionTable = {
  readonly id: string
  readonly idempotencyKey: string
  /** Of the canonical JSON of the submission without its device: "the same content". */
  readonly contentSha256: string
  /** Null for one that came without signing in. */
  readonly accountId: string | null
  readonly taskId: string
  readonly taskNumber: string
  readonly enterpriseName: string
  readonly round: number
  readonly revision: number
  readonly conclusion: Submission['conclusion']
  readonly concludedOn: string
  readonly deviceId: string
  readonly record: string
  readonly recordSha256: string
  readonly registeredAt: Instant
  /** The key of the opinion that this is a later scan of; null: an opinion. */
  readonly attachesTo: string | null
}

export type SubmissionFileTable = SubmittedFile & {
  readonly submissionId: string
  readonly position: number
}

/** A receipt exists or it does not; nothing ever changes it. */
export type ReceiptTable = {
  readonly sequence: number
  readonly submissionId: string
  readonly receiptNumber: string
  readonly receivedAt: Instant
  readonly payload: string
  readonly signature: string
}

/** Contents that are whole, verified and durable: only these count. */
export type FileTable = {
  readonly sha256: string
  readonly sizeBytes: number
  readonly storageKey: string
  readonly keptAt: Instant
}

export type UploadTable = {
  readonly id: string
  readonly submissionId: string
  readonly sha256: string
  readonly sizeBytes: number
  /** `refused`: its bytes were not those of its hash. */
  readonly state: 'receiving' | 'held' | 'refused' | 'ended' | 'expired'
  readonly expiresAt: Instant
}

/** What the county bureau decided on a received opinion; the latest stands. */
export type DecisionTable = {
  readonly submissionId: string
  readonly payload: string
  readonly signature: string
  readonly sequence: number
}

export type Tables = {
  readonly counter: CounterTable
  readonly fact: FactTable
  readonly institution: InstitutionTable
  readonly device: DeviceTable
  readonly account: AccountTable
  readonly session: SessionTable
  readonly accessToken: AccessTokenTable
  readonly refreshToken: RefreshTokenTable
  readonly task: TaskTable
  readonly taskPackage: TaskPackageTable
  readonly assignment: AssignmentTable
  readonly taskEvent: TaskEventTable
  readonly guess: GuessTable
  readonly catalog: CatalogTable
  readonly submissions: SubmissionTable
  readonly submissionFile: SubmissionFileTable
  readonly receipts: ReceiptTable
  readonly file: FileTable
  readonly upload: UploadTable
  readonly decision: DecisionTable
}

/** The database, or a transaction in it. */
export type Records = Kysely<Tables> | Transaction<Tables>
