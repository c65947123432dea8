import { createHash, verify, type X509Certificate } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence, Null, type BaseBlock } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { SealAdapter } from './adapter.ts'
import type { MakeCms } from './increment.ts'

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.11',
  ec: '1.2.840.10045.4.3.2',
} as const

const MARGIN_BYTES = 64

/**
 * Makes the CMS of a seal with this key (ETSI EN 319 142-1, PAdES B-B: detached, SHA-256,
 * signing-certificate-v2, the whole chain, no signing-time: that stands in /M).
 *
 * What was made is verified before it is handed out; a key that answers nonsense throws.
 */
export function cmsMaker(adapter: SealAdapter): MakeCms {
  return async (signed) => {
    const hash = createHash('sha256')
    for (const bytes of signed) hash.update(bytes)
    const digest = hash.digest()
    const attributes = signedAttributes(adapter, digest)
    const toSign = asSet(attributes)
    const signature = await adapter.sign(toSign)
    if (!verify('sha256', toSign, adapter.chain[0].publicKey, signature)) {
      throw new Error('the key does not fit its certificate: the seal just made does not verify')
    }
    return encode(adapter, attributes, signature)
  }
}

/** The room that a seal with this key needs in the file, in bytes: a dry run and a margin. */
export function measureCms(adapter: SealAdapter): number {
  const attributes = signedAttributes(adapter, new Uint8Array(32))
  const longest = new Uint8Array(adapter.longestSignature)
  return encode(adapter, attributes, longest).length + MARGIN_BYTES
}

function signedAttributes(
  { chain: [certificate] }: SealAdapter,
  digest: Uint8Array,
): SignedAndUnsignedAttributes {
  // RFC 5035: SHA-256 is the default and left out.
  const essCertificate = new Sequence({
    value: [new OctetString({ valueHex: sha256(certificate.raw) })],
  })
  const attributes = [
    attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new OctetString({ valueHex: new Uint8Array(digest) })),
    attribute(
      OID.signingCertificateV2,
      new Sequence({ value: [new Sequence({ value: [essCertificate] })] }),
    ),
  ]
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: attributes.toSorted((a, b) => inDerOrder(der(a.toSchema()), der(b.toSchema()))),
  })
}

function encode(
  { chain, keyType }: SealAdapter,
  signedAttrs: SignedAndUnsignedAttributes,
  signature: Uint8Array,
): Uint8Array {
  const [certificate] = chain
  const { issuer, serialNumber } = parse(certificate)
  const sha256Algorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256 })
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: sha256Algorithm,
    signedAttrs,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithmId: OID[keyType],
      ...(keyType === 'rsa' ? { algorithmParams: new Null() } : {}),
    }),
    signature: new OctetString({ valueHex: new Uint8Array(signature) }),
  })
  const content = new SignedData({
    version: 1,
    digestAlgorithms: [sha256Algorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: chain.toSorted((a, b) => inDerOrder(a.raw, b.raw)).map(parse),
    signerInfos: [signerInfo],
  })
  return der(
    new ContentInfo({ contentType: OID.signedData, content: content.toSchema() }).toSchema(),
  )
}

function attribute(type: string, value: BaseBlock): Attribute {
  return new Attribute({ type, values: [value] })
}

/** RFC 5652 5.4: what is signed is the SET, not the tagged form that stands in the message. */
function asSet(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const bytes = der(attributes.toSchema())
  bytes[0] = SET_TAG
  return bytes
}

const SET_TAG = 0x31

function parse({ raw }: X509Certificate): Certificate {
  return Certificate.fromBER(new Uint8Array(raw))
}

function der(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.toBER())
}

function inDerOrder(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b)
}

function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
