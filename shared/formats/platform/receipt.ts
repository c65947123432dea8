import * as z from 'zod'
import { digest, idText, instant, text } from '../fields.ts'

export const RECEIPT_FORMAT = 'smedt-receipt'

/** What a receipt says; it covers the record and every file. */
export const receiptPayloadSchema = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  version: z.literal(1),
  receiptNumber: text(80),
  platform: text(100),
  receivedAt: instant,
  idempotencyKey: idText,
  /** Of a scan that came later: the key of the opinion it belongs to. */
  attachesTo: idText.optional(),
  taskId: idText,
  round: z.int().min(1).max(99).default(1),
  revision: z.int().min(1),
  recordSha256: digest,
  /** Each distinct content once, even where two files of the submission have the same one. */
  files: z.array(z.strictObject({ sha256: digest, sizeBytes: z.int().min(0) })),
})
export type ReceiptPayload = z.infer<typeof receiptPayloadSchema>

/**
 * A statement of the platform with its signature: a receipt or a decision of the county bureau.
 *
 * Kept as it came; check the signature before reading the payload.
 */
export const signedSchema = z.strictObject({
  /** Canonical JSON of the payload: the exact text that is signed (UTF-8). */
  payload: z.string().max(8 * 1024 * 1024),
  /** Ed25519 signature of the payload, base64. */
  signature: text(200),
})
export type Signed = z.infer<typeof signedSchema>

export const receiptSchema = signedSchema
export type Receipt = Signed
