import * as z from 'zod'
import { dateText, digest, idText, instant, text } from './fields.ts'

/**
 * What travels between the tool and the central platform (数字化转型产业大脑), v1.
 *
 * 1. `POST /api/v1/submissions` with a `Submission`: registered (201) or found again by its
 *    idempotency key (200); answers `SubmissionState`.
 * 2. `PUT /api/v1/submissions/:id/files/:sha256` with the bytes, for each missing file; answers 204.
 * 3. `POST /api/v1/submissions/:id/complete`: answers a signed `Receipt` (200), the same one each time.
 *
 * Every error is an RFC 9457 problem document with a Chinese `detail`.
 */
export const SUBMISSION_FORMAT = 'smedt-submission'
export const RECEIPT_FORMAT = 'smedt-receipt'

/** Relative to the platform's base address, which ends in a slash. */
export const PLATFORM_PATHS = {
  submissions: () => 'api/v1/submissions',
  file: (submissionId: string, sha256: string) =>
    `api/v1/submissions/${submissionId}/files/${sha256}`,
  complete: (submissionId: string) => `api/v1/submissions/${submissionId}/complete`,
} as const

export const submittedFileSchema = z.strictObject({
  sha256: digest,
  sizeBytes: z.int().min(0),
  name: text(255),
  mediaType: text(100),
  kind: z.enum(['opinion-pdf', 'evidence']),
})
export type SubmittedFile = z.infer<typeof submittedFileSchema>

export const submissionSchema = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  version: z.literal(1),
  /** Made on the device once for each opinion revision: its id. */
  idempotencyKey: idText,
  taskId: idText,
  taskNumber: text(60),
  enterpriseName: text(120),
  revision: z.int().min(1),
  conclusion: z.enum(['passed', 'rectify']),
  concludedOn: dateText,
  deviceId: idText,
  /** Canonical JSON of the frozen opinion snapshot, the record itself. */
  record: z.string().max(32 * 1024 * 1024),
  recordSha256: digest,
  files: z.array(submittedFileSchema).min(1).max(20_000),
})
export type Submission = z.infer<typeof submissionSchema>

export const submissionStateSchema = z.strictObject({
  /** Goes into a path of the next request, so it is plain. */
  submissionId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  /** Hashes of the files that the platform does not hold yet. */
  missing: z.array(digest),
})
export type SubmissionState = z.infer<typeof submissionStateSchema>

/** What a receipt says; it covers the record and every file. */
export const receiptPayloadSchema = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  version: z.literal(1),
  receiptNumber: text(80),
  platform: text(100),
  receivedAt: instant,
  idempotencyKey: idText,
  taskId: idText,
  revision: z.int().min(1),
  recordSha256: digest,
  /** Each distinct content once, even where two files of the submission have the same one. */
  files: z.array(z.strictObject({ sha256: digest, sizeBytes: z.int().min(0) })),
})
export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>

export const receiptSchema = z.strictObject({
  /** Canonical JSON of the payload: the exact text that is signed (UTF-8). */
  payload: z.string().max(8 * 1024 * 1024),
  /** Ed25519 signature of the payload, base64. */
  signature: text(200),
})
export type Receipt = z.infer<typeof receiptSchema>

/**
 * What a problem document's `type` says after `PROBLEM_TYPE_PREFIX`.
 *
 * Only `files-missing` and `already-complete` are for the tool to act on: it asks for the state
 * again and goes on. The others are for a person.
 */
export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'not-found'
  | 'too-large'
  | 'key-reused'
  | 'revision-taken'
  | 'revision-superseded'
  | 'files-missing'
  | 'already-complete'
  | 'file-mismatch'
  | 'internal'
export const PROBLEM_TYPE_PREFIX = 'urn:smedt:problem:'
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** RFC 9457 problem document. */
export const problemDocumentSchema = z.looseObject({
  type: z.string().max(200).default('about:blank'),
  title: z.string().max(200),
  status: z.int(),
  detail: z.string().max(2000).optional(),
})
export type ProblemDocument = z.infer<typeof problemDocumentSchema>
