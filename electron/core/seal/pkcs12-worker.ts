import { parentPort, workerData } from 'node:worker_threads'
import forge from 'node-forge'
import type { CertificateFault } from '../../../shared/domain/seal/faults.ts'

/** What is to be opened. */
export type Pkcs12Request = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly password: string
}

/** What a file holds, in DER; or what is wrong with it. */
export type Pkcs12Answer =
  | {
      readonly fault: null
      readonly certificates: readonly Uint8Array[]
      /** PKCS #8. */
      readonly keys: readonly Uint8Array[]
    }
  | { readonly fault: readonly [CertificateFault, detail: string] }

parentPort?.postMessage(answer(workerData as Pkcs12Request))

function answer({ name, bytes, password }: Pkcs12Request): Pkcs12Answer {
  try {
    const asn1 = forge.asn1.fromDer(binary(bytes))
    const bags = decrypt(asn1, password).safeContents.flatMap(({ safeBags }) => safeBags)
    return { fault: null, certificates: bags.flatMap(certificateIn), keys: bags.flatMap(keyIn) }
  } catch (error) {
    return { fault: faultOf(error, name) }
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

function certificateIn({ cert, asn1, type }: forge.pkcs12.Bag): readonly Uint8Array[] {
  return type === forge.pki.oids['certBag'] ? [der(cert ? asIssued(cert) : asn1)] : []
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
function keyIn({ key, asn1, type }: forge.pkcs12.Bag): readonly Uint8Array[] {
  const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids
  if (type !== keyBag && type !== pkcs8ShroudedKeyBag) return []
  return [der(key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1)]
}

function der(asn1: forge.asn1.Asn1): Uint8Array {
  return new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'))
}

function binary(bytes: Uint8Array): forge.util.ByteStringBuffer {
  return forge.util.createBuffer(Buffer.from(bytes).toString('latin1'))
}
