import { createHash, type X509Certificate } from 'node:crypto'
import { members, readDer, TAG } from '../../../../electron/core/verify/der.ts'
import type { SealAdapter } from '../../../../electron/core/seal/adapter.ts'
import type { MakeCms } from '../../../../electron/core/seal/increment.ts'

/** One DER element. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const header =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(header), content])
}

const hex = (text: string) => Buffer.from(text, 'hex')
const OID = {
  data: hex('06092a864886f70d010701'),
  signedData: hex('06092a864886f70d010702'),
  contentType: hex('06092a864886f70d010903'),
  messageDigest: hex('06092a864886f70d010904'),
  signingCertificateV2: hex('060b2a864886f70d010910022f'),
} as const
const ALGORITHM = {
  sha256: hex('300b0609608648016503040201'),
  sha1: hex('300706052b0e03021a'),
  rsa: hex('300d06092a864886f70d01010b0500'),
  ec: hex('300a06082a8648ce3d040302'),
} as const
const ONE = hex('020101')

export const SIGNING_TIME = attribute(
  hex('06092a864886f70d010905'),
  der(0x17, Buffer.from('261123080000Z')),
)

/** What an attacker makes otherwise than our writer does. */
export type CmsTricks = {
  readonly hash?: 'sha256' | 'sha1'
  readonly digest?: Uint8Array
  /** The certificate that the signed attributes name; null for none. */
  readonly names?: X509Certificate | null
  readonly attributes?: readonly Uint8Array[]
  readonly certificates?: readonly X509Certificate[]
  readonly signature?: (signature: Uint8Array) => Uint8Array
  readonly unsigned?: Uint8Array
  readonly content?: Uint8Array
  readonly areSignersTwice?: boolean
  readonly isShuffled?: boolean
  readonly wrap?: (cms: Uint8Array) => Uint8Array
}

/** A CMS of this key, as our writer makes it where no trick is played. */
export function hostileCms(adapter: SealAdapter, tricks: CmsTricks = {}): MakeCms {
  return async (signed) => {
    const { hash: name = 'sha256', wrap = (cms) => cms } = tricks
    const hash = createHash(name)
    for (const part of signed) hash.update(part)
    const digest = tricks.digest ?? hash.digest()
    return wrap(await build(adapter, digest, tricks))
  }
}

async function build(adapter: SealAdapter, digest: Uint8Array, tricks: CmsTricks): Promise<Buffer> {
  const [certificate, ...issuers] = adapter.chain
  const algorithm = ALGORITHM[tricks.hash ?? 'sha256']
  const named = tricks.names === undefined ? certificate : tricks.names
  const attributes = sorted([
    attribute(OID.contentType, OID.data),
    attribute(OID.messageDigest, der(TAG.octetString, digest)),
    ...(named ? [binding(named)] : []),
    ...(tricks.attributes ?? []),
  ])
  if (tricks.isShuffled) attributes.reverse()
  const signature = await adapter.sign(der(TAG.set, ...attributes))
  const signer = der(
    TAG.sequence,
    ONE,
    issuerAndSerial(certificate),
    algorithm,
    der(TAG.context0, ...attributes),
    ALGORITHM[adapter.keyType],
    der(TAG.octetString, tricks.signature?.(signature) ?? signature),
    ...(tricks.unsigned ? [der(0xa1, tricks.unsigned)] : []),
  )
  const bag = tricks.certificates ?? [certificate, ...issuers]
  const content = tricks.content ? [der(TAG.context0, der(TAG.octetString, tricks.content))] : []
  const signedData = der(
    TAG.sequence,
    ONE,
    der(TAG.set, algorithm),
    der(TAG.sequence, OID.data, ...content),
    der(TAG.context0, ...sorted(bag.map(({ raw }) => raw))),
    der(TAG.set, signer, ...(tricks.areSignersTwice ? [signer] : [])),
  )
  return der(TAG.sequence, OID.signedData, der(TAG.context0, signedData))
}

function attribute(type: Uint8Array, value: Uint8Array): Buffer {
  return der(TAG.sequence, type, der(TAG.set, value))
}

function binding({ raw }: X509Certificate): Buffer {
  const hash = createHash('sha256').update(raw).digest()
  const id = der(TAG.sequence, der(TAG.octetString, hash))
  return attribute(OID.signingCertificateV2, der(TAG.sequence, der(TAG.sequence, id)))
}

function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [toBeSigned] = members(readDer(raw), TAG.sequence)
  const [, serial, , issuer] = members(toBeSigned, TAG.sequence)
  if (!serial || !issuer) throw new Error('a certificate has an issuer and a serial number')
  return der(TAG.sequence, issuer.raw, serial.raw)
}

function sorted(list: readonly Uint8Array[]): Uint8Array[] {
  return list.toSorted((a, b) => Buffer.compare(a, b))
}
