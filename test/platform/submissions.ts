import type { Receipt, Submission, SubmittedFile } from '../../shared/formats/platform-api.ts'
import type { PlatformDatabase } from './database.ts'

export type StoredSubmission = {
  readonly id: string
  readonly idempotencyKey: string
  readonly bodySha256: string
  readonly taskId: string
  readonly taskNumber: string
  readonly enterpriseName: string
  readonly round: number
  readonly revision: number
  readonly conclusion: Submission['conclusion']
  readonly concludedOn: string
  readonly deviceId: string
  readonly recordSha256: string
  readonly registeredAt: string
}

/** Without the record, which can be large. */
const COLUMNS = `
  id, idempotency_key AS idempotencyKey, body_sha256 AS bodySha256, task_id AS taskId,
  task_number AS taskNumber, enterprise_name AS enterpriseName, round, revision, conclusion,
  concluded_on AS concludedOn, device_id AS deviceId, record_sha256 AS recordSha256,
  registered_at AS registeredAt`

type FindBy =
  | { readonly id: string }
  | { readonly idempotencyKey: string }
  | { readonly taskId: string; readonly revision: number }

export function findSubmission(db: PlatformDatabase, by: FindBy): StoredSubmission | undefined {
  const select = `SELECT ${COLUMNS} FROM submissions WHERE`
  if ('id' in by) return db.prepare<[string], StoredSubmission>(`${select} id = ?`).get(by.id)
  if ('taskId' in by) {
    return db
      .prepare<[string, number], StoredSubmission>(`${select} task_id = ? AND revision = ?`)
      .get(by.taskId, by.revision)
  }
  return db
    .prepare<[string], StoredSubmission>(`${select} idempotency_key = ?`)
    .get(by.idempotencyKey)
}

export function listSubmissions(db: PlatformDatabase): readonly StoredSubmission[] {
  return db
    .prepare<[], StoredSubmission>(`SELECT ${COLUMNS} FROM submissions ORDER BY rowid DESC`)
    .all()
}

export function listFiles(db: PlatformDatabase, submissionId: string): readonly SubmittedFile[] {
  return db
    .prepare<[string], SubmittedFile>(
      `SELECT sha256, size_bytes AS sizeBytes, name, media_type AS mediaType, kind
       FROM submission_files WHERE submission_id = ? ORDER BY position`,
    )
    .all(submissionId)
}

export function findRecord(db: PlatformDatabase, submissionId: string): string | undefined {
  return db
    .prepare<[string], { readonly record: string }>('SELECT record FROM submissions WHERE id = ?')
    .get(submissionId)?.record
}

/** The highest revision of a task that has a receipt; 0 when none has. */
export function acceptedRevision(db: PlatformDatabase, taskId: string): number {
  const row = db
    .prepare<[string], { readonly revision: number | null }>(
      `SELECT max(revision) AS revision FROM submissions
       WHERE task_id = ? AND id IN (SELECT submission_id FROM receipts)`,
    )
    .get(taskId)
  return row?.revision ?? 0
}

export function insertSubmission(
  db: PlatformDatabase,
  submission: Submission,
  stamp: { readonly id: string; readonly bodySha256: string; readonly registeredAt: string },
): void {
  const { files, format: _format, version: _version, ...fields } = submission
  db.prepare(
    `INSERT INTO submissions (id, idempotency_key, body_sha256, task_id, task_number,
       enterprise_name, round, revision, conclusion, concluded_on, device_id, record, record_sha256,
       registered_at)
     VALUES (@id, @idempotencyKey, @bodySha256, @taskId, @taskNumber, @enterpriseName, @round, @revision,
       @conclusion, @concludedOn, @deviceId, @record, @recordSha256, @registeredAt)`,
  ).run({ ...fields, ...stamp })
  const insertFile = db.prepare(
    `INSERT INTO submission_files (submission_id, position, sha256, size_bytes, name, media_type,
       kind)
     VALUES (@submissionId, @position, @sha256, @sizeBytes, @name, @mediaType, @kind)`,
  )
  files.forEach((file, position) => insertFile.run({ ...file, position, submissionId: stamp.id }))
}

export type StoredReceipt = Receipt & {
  readonly receiptNumber: string
  readonly receivedAt: string
}

export function findReceipt(db: PlatformDatabase, submissionId: string): StoredReceipt | undefined {
  return db
    .prepare<[string], StoredReceipt>(
      `SELECT receipt_number AS receiptNumber, received_at AS receivedAt, payload, signature
       FROM receipts WHERE submission_id = ?`,
    )
    .get(submissionId)
}

export function nextReceiptSequence(db: PlatformDatabase): number {
  const row = db
    .prepare<[], { readonly next: number }>(
      'SELECT coalesce(max(sequence), 0) + 1 AS next FROM receipts',
    )
    .get()
  return row?.next ?? 1
}

export function insertReceipt(
  db: PlatformDatabase,
  receipt: StoredReceipt & { readonly sequence: number; readonly submissionId: string },
): void {
  db.prepare(
    `INSERT INTO receipts (sequence, submission_id, receipt_number, received_at, payload, signature)
     VALUES (@sequence, @submissionId, @receiptNumber, @receivedAt, @payload, @signature)`,
  ).run(receipt)
}
