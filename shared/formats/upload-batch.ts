import * as z from 'zod'
import { idText, text } from './fields.ts'
import { receiptSchema } from './platform/receipt.ts'
import { submissionSchema, type Submission } from './platform/submission.ts'

/**
 * Upload batch (上报批次), format v1: signed opinions with all their files as ONE encrypted file, to be
 * carried on a USB stick where there is no network. Extension `.uploadbatch`.
 *
 * File: magic (8) | salt (32) | SHA-256 of the manifest (32) | key check (16) | chunks.
 * - Pass key: scrypt (N 2^15, r 8, p 1) of the password (UTF-8) and the salt, 32 bytes. File key:
 *   HKDF-SHA-256 of it with the manifest's hash as salt and `smedt upload batch` as purpose. Key check:
 *   the first 16 bytes of HMAC-SHA-256 of the magic under the file key; it tells a wrong password.
 * - Chunks: AES-256-GCM, 64 KiB of plain bytes each (the last one less) and a 16 byte tag. Nonce: 4
 *   zero bytes, the chunk's number (4, big endian), 3 zero bytes, 1 in the last chunk and else 0. So a
 *   file that was cut never opens to its end, wherever it was cut.
 * - Plain bytes: length of the manifest (8, big endian) | manifest (canonical JSON) | the bytes of
 *   every distinct file, in the order in which the manifest's submissions first name them.
 *
 * Reading it twice does no harm: each submission has the idempotency key of its opinion revision.
 */
export const BATCH_MAGIC = 'SMEDTUB1'
/** Bytes of the manifest: 40 opinions have some ten megabytes. */
export const BATCH_MANIFEST_BYTES = 512 * 1024 * 1024
export const BATCH_PASSWORD_MIN = 8

export const batchManifestSchema = z.strictObject({
  format: z.literal('smedt-upload-batch'),
  version: z.literal(1),
  /** The device that made the file. */
  deviceId: idText,
  items: z
    .array(
      z.strictObject({
        submission: submissionSchema,
        /** Whose receipt it waits for (Ed25519, SPKI DER, base64). */
        receiptKey: z.string().max(200),
      }),
    )
    .min(1)
    .max(500),
})
export type BatchManifest = z.infer<typeof batchManifestSchema>

export type BatchFile = {
  readonly sha256: string
  readonly sizeBytes: number
  readonly name: string
}

/** Every distinct file of a batch, in the order of its bytes. */
export function batchFiles(submissions: readonly Submission[]): readonly BatchFile[] {
  const files = new Map<string, BatchFile>()
  for (const { sha256, sizeBytes, name } of submissions.flatMap((one) => one.files)) {
    if (!files.has(sha256)) files.set(sha256, { sha256, sizeBytes, name })
  }
  return [...files.values()]
}

/**
 * Receipts on their way back (回执文件), JSON. Extension `.receipts`.
 *
 * Each is checked with the key of its task's own package before anything becomes 已上报.
 */
export const receiptsFileSchema = z.strictObject({
  format: z.literal('smedt-receipts'),
  version: z.literal(1),
  platform: text(100),
  receipts: z.array(receiptSchema).min(1).max(10_000),
})
export type ReceiptsFile = z.infer<typeof receiptsFileSchema>
