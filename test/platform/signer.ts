import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

export type Signer = {
  /** Ed25519 public key, SPKI DER, base64: what a task package pins. */
  readonly receiptKey: string
  /** The signature of a text (UTF-8), base64. */
  readonly sign: (text: string) => string
}

/** Reads a private key: PEM text, or PKCS #8 DER as base64. */
export function readPrivateKey(text: string): KeyObject {
  const trimmed = text.trim()
  return trimmed.startsWith('-----BEGIN')
    ? createPrivateKey(trimmed)
    : createPrivateKey({ key: Buffer.from(trimmed, 'base64'), format: 'der', type: 'pkcs8' })
}

export function createSigner(privateKey: KeyObject): Signer {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 private key')
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    receiptKey: spki.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  }
}
