import { contentOf, expectTag, isSameBytes, members, oidOf, readDer, TAG, type Der } from './der.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** The algorithms as our writer names them, in DER: a second way to write them would be a way to hide. */
const ALGORITHM = {
  sha256: '300b0609608648016503040201',
  rsaWithSha256: '300d06092a864886f70d01010b0500',
  ecdsaWithSha256: '300a06082a8648ce3d040302',
} as const

/** A signature as PAdES puts it in a PDF: one signer, nothing unsigned. */
export type Cms = {
  /** The certificates in DER: the signer's first, the others in no order. */
  readonly certificates: readonly Uint8Array[]
  /** What the signature is over: the attributes as a DER SET. */
  readonly signedBytes: Uint8Array
  readonly digest: Uint8Array
  /** SHA-256 of the certificate that the signer says they used. */
  readonly certificateSha256: Uint8Array
  readonly keyType: 'rsa' | 'ec'
  readonly signature: Uint8Array
}

/**
 * Reads a detached CMS signature (RFC 5652, ETSI EN 319 122 baseline B).
 *
 * Every byte has one meaning and one place: attributes that we do not know, a second signer, unsigned
 * attributes and other algorithms than SHA-256 are refused with RangeError.
 */
export function readCms(bytes: Uint8Array): Cms {
  const [type, wrapped, ...more] = members(readDer(bytes), TAG.sequence)
  refuse(oidOf(type) !== OID.signedData || more.length > 0, 'not signed data')
  const signedData = members(only(members(wrapped, TAG.context0)), TAG.sequence)
  const [version, digests, content, certificates, signers] = signedData
  refuse(signedData.length !== 5 || !isVersionOne(version), 'not signed data of version 1')
  expectSha256(only(members(digests, TAG.set)))
  refuse(oidOf(only(members(content, TAG.sequence))) !== OID.data, 'content is not detached')
  const bag = inOrder(members(certificates, TAG.context0)).map(({ raw }) => raw)
  return readSigner(only(members(signers, TAG.set)), bag)
}

function readSigner(der: Der, bag: readonly Uint8Array[]): Cms {
  const fields = members(der, TAG.sequence)
  const [version, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = fields
  refuse(fields.length !== 6 || !isVersionOne(version), 'a signer with unknown fields')
  expectSha256(digestAlgorithm)
  const signer = bag.find((certificate) => isNamedBy(sid, certificate))
  if (!signer) throw new RangeError('the signer has no certificate')
  const { digest, certificateSha256 } = readAttributes(attributes)
  const signedBytes = Uint8Array.from(expectTag(attributes, TAG.context0).raw)
  signedBytes[0] = TAG.set
  return {
    certificates: [signer, ...bag.filter((certificate) => certificate !== signer)],
    signedBytes,
    digest,
    certificateSha256,
    keyType: keyTypeOf(signatureAlgorithm),
    signature: contentOf(signature, TAG.octetString),
  }
}

/** Exactly the three attributes of PAdES baseline B, each with one value. */
function readAttributes(der: Der | undefined) {
  const list = members(der, TAG.context0)
  const values = new Map(
    inOrder(list).map((attribute) => {
      const [type, value, ...more] = members(attribute, TAG.sequence)
      refuse(more.length > 0, 'an attribute with unknown fields')
      return [oidOf(type), only(members(value, TAG.set))] as const
    }),
  )
  refuse(list.length !== 3 || values.size !== 3, 'not the three signed attributes')
  refuse(oidOf(values.get(OID.contentType)) !== OID.data, 'another content type')
  const digest = contentOf(values.get(OID.messageDigest), TAG.octetString)
  const signing = members(values.get(OID.signingCertificateV2), TAG.sequence)
  const id = members(only(members(only(signing), TAG.sequence)), TAG.sequence)
  // ESSCertIDv2 (RFC 5035): SHA-256 is the default and left out; issuer and serial are optional.
  return { digest, certificateSha256: contentOf(only(id), TAG.octetString) }
}

function isNamedBy(sid: Der | undefined, certificate: Uint8Array): boolean {
  const [issuer, serial, ...more] = members(sid, TAG.sequence)
  const expected = issuerAndSerial(certificate)
  return more.length === 0 && isSame(issuer, expected.issuer) && isSame(serial, expected.serial)
}

function issuerAndSerial(certificate: Uint8Array) {
  const [toBeSigned] = members(readDer(certificate), TAG.sequence)
  const fields = members(toBeSigned, TAG.sequence)
  // The version is [0] and left out in version 1.
  const first = fields[0]?.tag === TAG.context0 ? 1 : 0
  return { serial: fields[first], issuer: fields[first + 2] }
}

function isSame(a: Der | undefined, b: Der | undefined): boolean {
  return a !== undefined && b !== undefined && isSameBytes(a.raw, b.raw)
}

function expectSha256(algorithm: Der | undefined): void {
  refuse(hexOf(algorithm) !== ALGORITHM.sha256, 'a digest other than SHA-256')
}

function keyTypeOf(algorithm: Der | undefined): 'rsa' | 'ec' {
  const hex = hexOf(algorithm)
  if (hex === ALGORITHM.rsaWithSha256) return 'rsa'
  if (hex === ALGORITHM.ecdsaWithSha256) return 'ec'
  throw new RangeError('an unknown signature algorithm')
}

function hexOf(der: Der | undefined): string {
  return Buffer.from(expectTag(der, TAG.sequence).raw).toString('hex')
}

/** The members of a SET OF, which DER sorts and which has none twice. */
function inOrder(set: readonly Der[]): readonly Der[] {
  set.forEach(({ raw }, i) => {
    const before = set[i - 1]
    refuse(before !== undefined && Buffer.compare(before.raw, raw) >= 0, 'a set out of order')
  })
  return set
}

function isVersionOne(der: Der | undefined): boolean {
  const content = contentOf(der, TAG.integer)
  return content.byteLength === 1 && content[0] === 1
}

function only(list: readonly Der[]): Der {
  const [first] = list
  if (!first || list.length !== 1) throw new RangeError(`expected one member, not ${list.length}`)
  return first
}

function refuse(isWrong: boolean, reason: string): void {
  if (isWrong) throw new RangeError(reason)
}
