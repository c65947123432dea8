import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { CertificateFault } from '../../../shared/domain/seal/faults.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SealAdapter } from './adapter.ts'
import { chainOf, commonName } from './chain.ts'
import { maySign } from './key-usage.ts'
import type { Pkcs12Answer, Pkcs12Request } from './pkcs12-worker.ts'

export type CertificateFile = Pick<Pkcs12Request, 'name' | 'bytes'>

/** Room of an ECDSA signature in DER: two integers of at most 49 bytes and their headers. */
const LONGEST_ECDSA_BYTES = 104
const SHORTEST_RSA_BITS = 2048
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1']

/** A file says itself how often its password is to be hashed; browsers' 600,000 take seconds. */
const PATIENCE_MS = 60_000

/** Beside this file, in the sources and in the built app. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * Opens a .p12 or .pfx file, old kind (3DES or RC2, SHA-1) or new (AES, PBKDF2).
 *
 * Of several certificates the first one counts whose key may sign. `known` certificates complete the chain where the file leaves issuers out. Throws
 * `certificate-refused` where the file can't be used; the password is kept nowhere.
 */
export async function openPkcs12(
  file: CertificateFile,
  password: string,
  known: readonly X509Certificate[] = [],
  patienceMs = PATIENCE_MS,
): Promise<SealAdapter> {
  const answer = await read({ ...file, password }, patienceMs)
  if (answer.fault) throw refused(...answer.fault)
  const certificates = answer.certificates.map((der) => new X509Certificate(der))
  const found = pairs(answer.keys.map(privateKey), certificates)
  const [other] = found
  for (const { key, certificate } of found) {
    if (!maySign(certificate)) continue
    const longestSignature = signatureLength(key)
    return {
      chain: chainOf(certificate, [...certificates, ...known]),
      keyType: key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec',
      longestSignature,
      sign: (attributes) => Promise.resolve(new Uint8Array(sign('sha256', attributes, key))),
    }
  }
  if (other) throw refused('not-for-signing', commonName(other.certificate.subject))
  throw refused('no-private-key', file.name)
}

/** Refuses what is no PKCS#12 file, before a password is asked. */
export async function assertIsPkcs12(file: CertificateFile): Promise<void> {
  // With a wrong password: what is none says so before it gets to it.
  const { fault } = await read({ ...file, password: '' }, PATIENCE_MS)
  if (fault && fault[0] !== 'wrong-password') throw refused(...fault)
}

/** On a thread of its own: hashing the password would keep core from answering. */
async function read(request: Pkcs12Request, patienceMs: number): Promise<Pkcs12Answer> {
  const url = new URL(`./pkcs12-worker.${EXTENSION}`, import.meta.url)
  const thread = new Worker(url, { workerData: request })
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer: readonly Pkcs12Answer[] = await once(thread, 'message', { signal })
    const [found] = answer
    if (!found) throw new RangeError('a message has a body')
    return found
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      return { fault: ['key-unsupported', '文件的密码保护次数过多'] }
    }
    throw error
  } finally {
    await thread.terminate()
  }
}

function privateKey(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
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
