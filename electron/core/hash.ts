import { createHash } from 'node:crypto'

/** SHA-256 of UTF-8 text or bytes, lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
