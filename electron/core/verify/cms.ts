import { contentOf, expectTag, isSameBytes, members, oidOf, readDer, TAG, type Der } from './der.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** Signatures with SHA-256 that we accept, by OID. `rsaEncryption` takes the hash from beside it. */
const SIGNATURE_KEYS: Readonly<Record<string, 'rsa' | 'ec'>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.113549.1.1.11': 'rsa',
  '1.2.840.10045.4.3.2': 'ec',
}

/** A signature as PAdES puts it in a PDF: one signer, nothing unsigned. */
export type Cms = {
  /** The certificates in DER, the signer's first. */
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
  const bag = members(certificates, TAG.context0).map((der) => expectTag(der, TAG.sequence).raw)
  return readSigner(only(members(signers, TAG.set)), bag)
}

function readSigner(der: Der, bag: readonly Uint8Array[]): Cms {
  const fields = members(der, TAG.sequence)
  const [version, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = fields
  refuse(fields.length !== 6 || !isVersionOne(version), 'a signer with unknown fields')
  expectSha256(digestAlgorithm)
  const signer = bag.find((certificate) => isNamedBy(sid, certificate))
  if (!signer) throw new RangeError('the signer has no certificate')
  const { digest, certificateSha256 } = readAttributes(attributes, signer)
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
function readAttributes(der: Der | undefined, signer: Uint8Array) {
  const list = members(der, TAG.context0)
  const values = new Map(
    list.map((attribute) => {
      const [type, value, ...more] = members(attribute, TAG.sequence)
      refuse(more.length > 0, 'an attribute with unknown fields')
      return [oidOf(type), only(members(value, TAG.set))] as const
    }),
  )
  refuse(list.length !== 3 || values.size !== 3, 'not the three signed attributes')
  list.forEach(({ raw }, i) => {
    const before = list[i - 1]
    refuse(before !== undefined && Buffer.compare(before.raw, raw) >= 0, 'attributes out of order')
  })
  refuse(oidOf(values.get(OID.contentType)) !== OID.data, 'another content type')
  const digest = contentOf(values.get(OID.messageDigest), TAG.octetString)
  const signing = members(values.get(OID.signingCertificateV2), TAG.sequence)
  const id = members(only(members(only(signing), TAG.sequence)), TAG.sequence)
  // ESSCertIDv2: SHA-256 is the default and must be left out in DER; issuer and serial are optional.
  const [hash, issuerSerial, ...more] = id
  refuse(more.length > 0, 'a signing certificate with unknown fields')
  if (issuerSerial) expectIssuerSerial(issuerSerial, signer)
  return { digest, certificateSha256: contentOf(hash, TAG.octetString) }
}

/** IssuerSerial of ESSCertIDv2: GeneralNames with one directoryName, and the serial number. */
function expectIssuerSerial(der: Der, certificate: Uint8Array): void {
  const [names, serial, ...more] = members(der, TAG.sequence)
  const name = only(members(only(members(names, TAG.sequence)), 0xa4))
  const expected = issuerAndSerial(certificate)
  refuse(
    more.length > 0 || !isSame(name, expected.issuer) || !isSame(serial, expected.serial),
    'the signing certificate has another issuer or serial number',
  )
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
  refuse(algorithmOf(algorithm) !== OID.sha256, 'a digest other than SHA-256')
}

function keyTypeOf(algorithm: Der | undefined): 'rsa' | 'ec' {
  const type = SIGNATURE_KEYS[algorithmOf(algorithm)]
  if (type === undefined) throw new RangeError('an unknown signature algorithm')
  return type
}

/** An AlgorithmIdentifier whose parameters are left out or NULL. */
function algorithmOf(algorithm: Der | undefined): string {
  const [oid, parameters, ...more] = members(algorithm, TAG.sequence)
  const isPlain = parameters === undefined || contentOf(parameters, TAG.null).byteLength === 0
  refuse(!isPlain || more.length > 0, 'an algorithm with parameters')
  return oidOf(oid)
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
