import * as z from 'zod'
import { digest } from '../fields.ts'

/**
 * Files go up by tus 1.0 (https://tus.io/protocols/resumable-upload), one upload a content.
 *
 * Extensions: creation, creation-with-upload, expiration, termination, checksum (sha256).
 *
 * - `POST` with `Upload-Length` (the registered size) and `Upload-Metadata` of `uploadMetadataSchema`.
 *   201 with `Location`, which may be relative. 409 `file-held`: nothing to send.
 * - `PATCH` with `Upload-Checksum: sha256 <base64>`: the chunk counts as a whole or not at all
 *   (460). Such a chunk has at most `TUS_MAX_CHECKED_CHUNK_BYTES`. Without a checksum each byte
 *   counts as it arrives.
 * - The answer to the last byte comes after the whole file was hashed and is safely kept. 422
 *   `file-mismatch`: the upload is gone, begin anew.
 * - `HEAD` answers how far an upload is, also after it is whole: after a lost reply it tells that.
 * - An upload on which nothing moved until `Upload-Expires` is gone (410): begin anew.
 */
export const TUS_VERSION = '1.0.0'
export const TUS_EXTENSIONS = 'creation,creation-with-upload,expiration,termination,checksum'
export const TUS_CHECKSUM_ALGORITHM = 'sha256'
export const TUS_CHUNK_MEDIA_TYPE = 'application/offset+octet-stream'
export const TUS_MAX_CHECKED_CHUNK_BYTES = 32 * 1024 * 1024

/** Decoded pairs of `Upload-Metadata`. */
export const uploadMetadataSchema = z.strictObject({
  submissionId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, '应为登记上报时平台给出的编号'),
  sha256: digest,
})
