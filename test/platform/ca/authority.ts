import { KeyObject, randomBytes, sign } from 'node:crypto'
import { isIPv4 } from 'node:net'
import {
  BitString,
  Integer,
  Null,
  OctetString,
  PrintableString,
  Sequence,
  Set,
  Utf8String,
} from 'asn1js'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  GeneralNames,
  RelativeDistinguishedNames,
} from 'pkijs'

export type KeyKind =
  'rsa-1024' | 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'p-256' | 'p-384' | 'p-521'

/** A certificate with its private key. */
export type Identity = {
  readonly certificate: Certificate
  readonly privateKey: CryptoKey
  /** Its issuers, the nearest first. */
  readonly issuers: readonly Certificate[]
}

export type CertificateRequest = {
  /** 使用人姓名或单位名称, the common name. */
  readonly name: string
  readonly organization: string
  readonly key: KeyKind
  readonly from: Date
  readonly until: Date
  readonly isAuthority: boolean
  /** What the key is for; by default what its owner needs. Null: the certificate does not say. */
  readonly use?: keyof typeof KEY_USAGE | null
  /** Host names and IPv4 addresses of a server that shows it. */
  readonly hosts?: readonly string[]
}

const OID = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  keyUsage: '2.5.29.15',
  alternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/** Bits of the key usage extension (RFC 5280 4.2.1.3), the first from the left. */
const KEY_USAGE = {
  /** digitalSignature and nonRepudiation; six bits unused */
  signer: { bits: 0b1100_0000, unused: 6 },
  /** keyCertSign and cRLSign; one bit unused */
  authority: { bits: 0b0000_0110, unused: 1 },
  /** keyEncipherment and dataEncipherment; four bits unused */
  encryption: { bits: 0b0011_0000, unused: 4 },
} as const

/** Issues a certificate and its key; without an issuer it signs itself. */
export async function issue(request: CertificateRequest, issuer?: Identity): Promise<Identity> {
  const { publicKey, privateKey } = await makeKeys(request.key)
  const { use = request.isAuthority ? 'authority' : 'signer' } = request
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: positive(randomBytes(16)) })
  certificate.subject = distinguishedName(request)
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject
  certificate.notBefore.value = request.from
  certificate.notAfter.value = request.until
  certificate.extensions = [
    extension(
      OID.basicConstraints,
      new BasicConstraints(request.isAuthority ? { cA: true } : {}).toSchema().toBER(),
    ),
    ...(use ? [extension(OID.keyUsage, keyUsage(use))] : []),
    ...(request.hosts ? [extension(OID.alternativeName, alternativeNames(request.hosts))] : []),
  ]
  await certificate.subjectPublicKeyInfo.importKey(publicKey)
  signCertificate(certificate, KeyObject.from(issuer?.privateKey ?? privateKey))
  const issuers = issuer ? [issuer.certificate, ...issuer.issuers] : []
  return { certificate, privateKey, issuers }
}

/** SHA-256. The library's own leaves out the NULL that RFC 4055 wants beside RSA. */
function signCertificate(certificate: Certificate, key: KeyObject): void {
  const isRsa = key.asymmetricKeyType === 'rsa'
  const algorithm = new AlgorithmIdentifier({
    algorithmId: isRsa ? OID.sha256WithRsa : OID.ecdsaWithSha256,
    ...(isRsa ? { algorithmParams: new Null() } : {}),
  })
  certificate.signature = algorithm
  certificate.signatureAlgorithm = algorithm
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER())
  const signature = new Uint8Array(sign('sha256', certificate.tbsView, key))
  certificate.signatureValue = new BitString({ valueHex: signature })
}

function makeKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  const usages = ['sign', 'verify'] as const
  const [family, size] = kind.split('-')
  const algorithm =
    family === 'rsa'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: Number(size),
          publicExponent: new Uint8Array([1, 0, 1]),
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve: `P-${size}` }
  return crypto.subtle.generateKey(algorithm, true, usages) as Promise<CryptoKeyPair>
}

function distinguishedName({ name, organization }: CertificateRequest): RelativeDistinguishedNames {
  const part = (type: string, value: PrintableString | Utf8String) =>
    new AttributeTypeAndValue({ type, value })
  const parts = [
    part(OID.country, new PrintableString({ value: 'CN' })),
    part(OID.organization, new Utf8String({ value: organization })),
    part(OID.commonName, new Utf8String({ value: name })),
  ]
  // Each a set of its own, as everyone writes it; the library would put all of them into one.
  const sets = parts.map((one) => new Set({ value: [one.toSchema()] }))
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER())
}

function keyUsage(use: keyof typeof KEY_USAGE): ArrayBuffer {
  const { bits, unused } = KEY_USAGE[use]
  return new BitString({ valueHex: new Uint8Array([bits]), unusedBits: unused }).toBER()
}

/** RFC 5280 4.2.1.6: dNSName is 2, iPAddress 7. */
function alternativeNames(hosts: readonly string[]): ArrayBuffer {
  const names = hosts.map((host) =>
    isIPv4(host)
      ? new GeneralName({
          type: 7,
          value: new OctetString({ valueHex: Uint8Array.from(host.split('.'), Number) }),
        })
      : new GeneralName({ type: 2, value: host }),
  )
  return new GeneralNames({ names }).toSchema().toBER()
}

/** Certificate and key as a server is given them. */
export function toPem({ certificate, privateKey }: Identity): {
  readonly cert: string
  readonly key: string
} {
  const der = Buffer.from(certificate.toSchema().toBER())
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: String(KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' })),
  }
}

function extension(extnID: string, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue: value })
}

/** A serial number is a positive integer without leading zeros. */
function positive(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const serial = new Uint8Array(bytes)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}
