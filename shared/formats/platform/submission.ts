import * as z from 'zod'
import { dateText, digest, idText, text } from '../fields.ts'

/**
 * One frozen and signed opinion revision with the list of its files, as it is registered.
 *
 * Its idempotency key finds it again: the same request may be sent any number of times, from two
 * devices too (`deviceId` does not count), and makes one record. Task, round and revision are unique
 * as well: a different content for the same three is refused. With `attachesTo` it is a scan of the
 * stamped paper that came later: a record of its own beside the opinion, any number of them.
 */
export const SUBMISSION_FORMAT = 'smedt-submission'

export const submittedFileSchema = z.strictObject({
  sha256: digest,
  sizeBytes: z.int().min(0),
  name: text(255),
  mediaType: text(100),
  /** `stamped-scan`: of the printed opinion with ink and the institution's stamp on it. */
  kind: z.enum(['opinion-pdf', 'evidence', 'stamped-scan']),
})
export type SubmittedFile = z.infer<typeof submittedFileSchema>

export const submissionSchema = z.strictObject({
  format: z.literal(SUBMISSION_FORMAT),
  version: z.literal(1),
  /** Made on the device once for each opinion revision: its id. */
  idempotencyKey: idText,
  /** Only of what comes after a received opinion, which it names by its key; see `attachment.ts`. */
  attachesTo: idText.optional(),
  taskId: idText,
  taskNumber: text(60),
  enterpriseName: text(120),
  /** Of acceptance: 2 and more after a rectification. */
  round: z.int().min(1).max(99).default(1),
  revision: z.int().min(1),
  conclusion: z.enum(['passed', 'rectify']),
  concludedOn: dateText,
  deviceId: idText,
  /** Canonical JSON of the frozen opinion snapshot, or an `AttachmentRecord`: the record itself. */
  record: z.string().max(32 * 1024 * 1024),
  recordSha256: digest,
  files: z.array(submittedFileSchema).min(1).max(20_000),
})
export type Submission = z.infer<typeof submissionSchema>

/** Finds a submission without registering it. */
export const submissionQuerySchema = z.strictObject({ idempotencyKey: idText })

export const submissionStateSchema = z.strictObject({
  /** Goes into a path of the next request, so it is plain. */
  submissionId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
  /** Hashes of the files that the platform does not hold yet. */
  missing: z.array(digest),
})
export type SubmissionState = z.infer<typeof submissionStateSchema>

/**
 * What the platform has under an idempotency key, said in so many words: a 404 could come from anywhere.
 *
 * `registered` has no receipt: for the sender it is as good as not received.
 */
export const submissionLookupSchema = z.strictObject({
  idempotencyKey: idText,
  state: z.enum(['received', 'registered', 'unknown']),
})
export type SubmissionLookup = z.infer<typeof submissionLookupSchema>
