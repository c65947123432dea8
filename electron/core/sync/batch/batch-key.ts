import { createHmac, hkdfSync, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { BATCH_MAGIC } from '../../../../shared/formats/upload-batch.ts'
import { SALT_BYTES } from '../../evidence/cipher.ts'

const MAGIC = Buffer.from(BATCH_MAGIC, 'latin1')
const DIGEST_BYTES = 32
const CHECK_BYTES = 16
export const BATCH_HEADER_BYTES = MAGIC.length + SALT_BYTES + DIGEST_BYTES + CHECK_BYTES

/** What stands before the chunks. */
export type BatchHeader = {
  readonly salt: Buffer
  readonly manifestDigest: Buffer
  readonly keyCheck: Buffer
}

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** A file's key. Another manifest gives another key, so no chunk's nonce is ever used twice. */
export async function batchKey(
  password: string,
  { salt, manifestDigest }: Pick<BatchHeader, 'salt' | 'manifestDigest'>,
): Promise<Buffer> {
  const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
  const passKey = await derive(password.normalize('NFC'), salt, 32, cost)
  return Buffer.from(hkdfSync('sha256', passKey, manifestDigest, 'smedt upload batch', 32))
}

export function keyCheck(key: Buffer): Buffer {
  return createHmac('sha256', key).update(MAGIC).digest().subarray(0, CHECK_BYTES)
}

export function packHeader({ salt, manifestDigest, keyCheck: check }: BatchHeader): Buffer {
  return Buffer.concat([MAGIC, salt, manifestDigest, check])
}

/** Undefined: these are not the first bytes of a batch. */
export function readHeader(bytes: Buffer): BatchHeader | undefined {
  if (bytes.length < BATCH_HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    return undefined
  }
  const at = [MAGIC.length, MAGIC.length + SALT_BYTES, MAGIC.length + SALT_BYTES + DIGEST_BYTES]
  return {
    salt: bytes.subarray(at[0], at[1]),
    manifestDigest: bytes.subarray(at[1], at[2]),
    keyCheck: bytes.subarray(at[2], BATCH_HEADER_BYTES),
  }
}
