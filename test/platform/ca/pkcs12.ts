import { OctetString } from 'asn1js'
import {
  AuthenticatedSafe,
  CertBag,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs'
import type { Identity } from './authority.ts'

const OID = {
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
} as const

const ITERATIONS = 10_000
const AS_IT_IS = 0
const BY_PASSWORD = 0

/** A .p12 file: the key under AES-256 and PBKDF2, the certificates readable, an HMAC over all. */
export async function toPkcs12(
  { certificate, privateKey, issuers }: Identity,
  password: string,
): Promise<Uint8Array> {
  const secret = new Uint8Array(Buffer.from(password, 'utf8')).buffer
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey)
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(pkcs8) })
  await keyBag.makeInternalValues({
    password: secret,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: newIv() },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
  })
  // In one piece: readers of .p12 files do not expect it in parts.
  keyBag.encryptedData = new OctetString({ valueHex: keyBag.encryptedData.getValue() })
  const safeBags = [
    new SafeBag({ bagId: OID.shroudedKeyBag, bagValue: keyBag }),
    ...[certificate, ...issuers].map(
      (one) => new SafeBag({ bagId: OID.certBag, bagValue: new CertBag({ parsedValue: one }) }),
    ),
  ]
  const authenticatedSafe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [{ privacyMode: AS_IT_IS, value: new SafeContents({ safeBags }) }],
    },
  })
  await authenticatedSafe.makeInternalValues({ safeContents: [{}] })
  const pfx = new PFX({ parsedValue: { integrityMode: BY_PASSWORD, authenticatedSafe } })
  await pfx.makeInternalValues({
    password: secret,
    iterations: ITERATIONS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  })
  return new Uint8Array(pfx.toSchema().toBER())
}

function newIv(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(16))
}
