import * as z from 'zod'
import { digest, idText, instant, text } from '../fields.ts'

export const ATTACHMENT_FORMAT = 'smedt-attachment'

/**
 * The record of a submission with `attachesTo`: a scan of the stamped paper that came after its opinion
 * was sent, and whose it is.
 *
 * Such a submission goes the same way and gets a receipt of its own; nothing of the opinion changes by
 * it. Its idempotency key is the scan's, its task, round, revision and conclusion are the opinion's, and
 * its files are of the kind `stamped-scan`. The opinion has to be received first (`opinion-missing`).
 */
export const attachmentRecordSchema = z.strictObject({
  format: z.literal(ATTACHMENT_FORMAT),
  version: z.literal(1),
  task: z.strictObject({ number: text(60), isSample: z.boolean() }),
  enterprise: z.strictObject({ name: text(120), projectName: text(120) }),
  institution: text(120),
  opinion: z.strictObject({
    /** The idempotency key of its submission. */
    id: idText,
    round: z.int().min(1).max(99),
    revision: z.int().min(1),
    recordSha256: digest,
  }),
  scan: z.strictObject({
    name: text(255),
    /** How it was found to be of this revision: by its code, or by an expert's eye. */
    checkedBy: z.enum(['code', 'eye']),
    addedBy: text(40),
    /** By the device's clock. */
    addedAt: instant,
  }),
})
export type AttachmentRecord = z.infer<typeof attachmentRecordSchema>
