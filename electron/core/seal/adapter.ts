import type { X509Certificate } from 'node:crypto'

/**
 * What a key that seals must be able to do, wherever it is kept.
 *
 * The file adapter (`pkcs12.ts`) holds the key in memory while one seal is made. A USB key would
 * open a session with its PIN and pass `sign` to the token (PKCS #11 `C_Sign`, Windows CNG); its
 * private key never leaves it. A seal service for GB/T 38540 makes no CMS: it would bring its own
 * /SubFilter and take the place of `cms.ts` behind `MakeCms`. Neither is written, and no conformity
 * with GB/T 38540 is claimed.
 */
export type SealAdapter = {
  /** The signer's certificate first, then its issuers as far as they are known. */
  readonly chain: readonly [X509Certificate, ...X509Certificate[]]
  readonly keyType: 'rsa' | 'ec'
  /** The longest signature in bytes: the room in the file is measured with it. */
  readonly longestSignature: number
  /** SHA-256 signature over the DER-encoded signed attributes: PKCS #1 v1.5, or ECDSA in DER. */
  readonly sign: (attributes: Uint8Array) => Promise<Uint8Array>
}
