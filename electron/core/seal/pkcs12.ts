import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import type { CertificateFault } from '../../../shared/domain/seal/faults.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SealAdapter } from './adapter.ts'
import { chainOf } from './chain.ts'

export type CertificateFile = { readonly name: string; readonly bytes: Uint8Array }

/** Room of an ECDSA signature in DER: two integers of at most 49 bytes and their headers. */
const LONGEST_ECDSA_BYTES = 104
const SHORTEST_RSA_BITS = 2048
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1']

/**
 * Opens a .p12 or .pfx file, old kind (3DES or RC2, SHA-1) or new (AES, PBKDF2).
 *
 * `known` certificates complete the chain where the file leaves issuers out. Throws
 * `certificate-refused` where the file can't be used; the password is kept nowhere.
 */
export function openPkcs12(
  file: CertificateFile,
  password: string,
  known: readonly X509Certificate[] = [],
): SealAdapter {
  const bags = readBags(file, password)
  const certificates = bags.flatMap(certificateIn)
  for (const { key, certificate } of pairs(bags.flatMap(privateKeyIn), certificates)) {
    const longestSignature = signatureLength(key)
    return {
      chain: chainOf(certificate, [...certificates, ...known]),
      keyType: key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec',
      longestSignature,
      sign: (attributes) => Promise.resolve(new Uint8Array(sign('sha256', attributes, key))),
    }
  }
  throw refused('no-private-key', file.name)
}

/** Refuses what is no PKCS#12 file, before a password is asked. */
export function assertIsPkcs12({ name, bytes }: CertificateFile): void {
  try {
    // With a wrong password: what is none says so before it gets to it.
    forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(binary(bytes)), '')
  } catch (error) {
    const [reason, detail] = faultOf(error, name)
    if (reason !== 'wrong-password') throw refused(reason, detail, error)
  }
}

function readBags({ name, bytes }: CertificateFile, password: string): readonly forge.pkcs12.Bag[] {
  try {
    const asn1 = forge.asn1.fromDer(binary(bytes))
    const { safeContents } = decrypt(asn1, password)
    return safeContents.flatMap(({ safeBags }) => safeBags)
  } catch (error) {
    throw refused(...faultOf(error, name), error)
  }
}

/**
 * New files take a password in UTF-8 for the content and in UTF-16 for the MAC, the library takes one
 * for both: where letters beyond ASCII passed the MAC, the content is read in a second go.
 */
function decrypt(asn1: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, password)
  } catch (error) {
    const isMacBad = error instanceof Error && error.message.includes('MAC could not be verified')
    const utf8 = Buffer.from(password, 'utf8').toString('latin1')
    if (isMacBad || utf8 === password) throw error
    const withoutMac = { ...asn1, value: [...parts(asn1)].slice(0, 2) }
    return forge.pkcs12.pkcs12FromAsn1(withoutMac, utf8)
  }
}

/** What the library's own sentence means; it has no codes. */
function faultOf(error: unknown, name: string): readonly [CertificateFault, string] {
  const message = error instanceof Error ? error.message : ''
  if (/password|Failed to decrypt/i.test(message)) return ['wrong-password', name]
  if (/unsupported/i.test(message)) return ['key-unsupported', '文件的加密方式']
  return ['not-pkcs12', name]
}

function certificateIn({ cert, asn1, type }: forge.pkcs12.Bag): readonly X509Certificate[] {
  if (type !== forge.pki.oids['certBag']) return []
  return [new X509Certificate(der(cert ? asIssued(cert) : asn1))]
}

/**
 * The certificate as it stood in the file.
 *
 * The library writes the algorithm beside the signature anew (with NULL, where there was nothing);
 * RFC 5280 wants it to be that of the signed part, which is kept as it was read.
 */
function asIssued(certificate: forge.pki.Certificate): forge.asn1.Asn1 {
  const { create, Class, Type } = forge.asn1
  const [signed, , signature] = parts(forge.pki.certificateToAsn1(certificate))
  if (!signed || !signature) throw new RangeError('a certificate has three parts')
  const [first, ...others] = parts(signed)
  const hasVersion = first?.tagClass === Class.CONTEXT_SPECIFIC
  const algorithm = others[hasVersion ? 1 : 0]
  if (!algorithm) throw new RangeError('a certificate names its algorithm')
  return create(Class.UNIVERSAL, Type.SEQUENCE, true, [signed, algorithm, signature])
}

function parts({ value }: forge.asn1.Asn1): readonly forge.asn1.Asn1[] {
  return Array.isArray(value) ? value : []
}

/** RSA keys come parsed, all others as PKCS #8. */
function privateKeyIn({ key, asn1, type }: forge.pkcs12.Bag): readonly KeyObject[] {
  const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids
  if (type !== keyBag && type !== pkcs8ShroudedKeyBag) return []
  const pkcs8 = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1
  try {
    return [createPrivateKey({ key: der(pkcs8), format: 'der', type: 'pkcs8' })]
  } catch (error) {
    throw refused('key-unsupported', '未知算法', error)
  }
}

function pairs(keys: readonly KeyObject[], certificates: readonly X509Certificate[]) {
  return keys.flatMap((key) =>
    certificates
      .filter((certificate) => certificate.checkPrivateKey(key))
      .map((certificate) => ({ key, certificate })),
  )
}

function signatureLength({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): number {
  const { modulusLength = 0, namedCurve } = asymmetricKeyDetails ?? {}
  if (asymmetricKeyType === 'rsa' && modulusLength >= SHORTEST_RSA_BITS) return modulusLength / 8
  if (asymmetricKeyType === 'ec' && CURVES.includes(namedCurve)) return LONGEST_ECDSA_BYTES
  const size = modulusLength > 0 ? ` ${modulusLength} 位` : ''
  throw refused('key-unsupported', `${(asymmetricKeyType ?? '未知算法').toUpperCase()}${size}`)
}

function refused(reason: CertificateFault, detail: string, cause?: unknown): AppError {
  return new AppError({ code: 'certificate-refused', reason, detail }, { cause })
}

function der(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1')
}

function binary(bytes: Uint8Array): forge.util.ByteStringBuffer {
  return forge.util.createBuffer(Buffer.from(bytes).toString('latin1'))
}
