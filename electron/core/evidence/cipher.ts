import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/**
 * Encryption of evidence files: AES-256-GCM in chunks, so that a file of any size is written and
 * read at constant memory and any part can be read alone.
 *
 * File: magic (8) | salt (32) | chunks. A chunk is 64 KiB of plain bytes (the last one less, maybe
 * none) and its 16 byte tag. Each file has its own key (HKDF of the data key and the salt), so the
 * chunk number is a safe nonce; the last chunk is marked in the nonce, so a cut file is noticed
 * (the STREAM construction).
 */
export const MAGIC = Buffer.from('SMEDTEV1', 'latin1')
export const SALT_BYTES = 32
export const HEADER_BYTES = MAGIC.length + SALT_BYTES
export const CHUNK_BYTES = 64 * 1024
export const TAG_BYTES = 16
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

/** A key for one purpose from the data key. */
export function deriveKey(dataKey: Uint8Array, purpose: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, salt, purpose, 32))
}

export function sealChunk(key: Buffer, index: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, isLast))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the chunk was changed, moved or cut. */
export function openChunk(key: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, isLast), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES))
  // Adds no bytes in this mode: it checks the tag.
  decipher.final()
  return plain
}

function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 4)
  bytes.writeUInt8(isLast ? 1 : 0, 11)
  return bytes
}
