import type { X509Certificate } from 'node:crypto'
import { contentOf, members, oidOf, readDer, TAG, type Der } from '../verify/der.ts'

const KEY_USAGE = '2.5.29.15'
const EXTENSIONS = 0xa3
const BIT_STRING = 0x03

/** digitalSignature and nonRepudiation, the first two bits of the extension (RFC 5280 4.2.1.3). */
const SIGNING = 0b1100_0000

/**
 * Whether a certificate's key may sign documents.
 *
 * Many authorities give two certificates, one of which is for encryption alone. One that says nothing
 * of its use may sign; one whose extension can't be read may not.
 */
export function maySign(certificate: X509Certificate): boolean {
  try {
    const bits = keyUsage(certificate.raw)
    // The first byte counts the unused bits at the end.
    return bits === null || ((bits[1] ?? 0) & SIGNING) !== 0
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The content of the BIT STRING, null where the certificate has none. Throws RangeError. */
function keyUsage(certificate: Uint8Array): Uint8Array | null {
  const [toBeSigned] = members(readDer(certificate), TAG.sequence)
  const wrapper = members(toBeSigned, TAG.sequence).find(({ tag }) => tag === EXTENSIONS)
  if (!wrapper) return null
  const [list] = members(wrapper, EXTENSIONS)
  const value = members(list, TAG.sequence)
    .map(valueOfKeyUsage)
    .find((one) => one !== null)
  return value ? contentOf(readDer(contentOf(value, TAG.octetString)), BIT_STRING) : null
}

function valueOfKeyUsage(extension: Der): Der | null {
  const parts = members(extension, TAG.sequence)
  return oidOf(parts[0]) === KEY_USAGE ? (parts.at(-1) ?? null) : null
}
