import type { X509Certificate } from 'node:crypto'

export type Chain = readonly [X509Certificate, ...X509Certificate[]]

/** Longer ones do not occur; a ring of cross-certificates would go on for ever. */
const LONGEST_CHAIN = 8

/**
 * A certificate with its issuers, as far as they are among the known ones.
 *
 * The last one is self-signed when the chain is complete.
 */
export function chainOf(signer: X509Certificate, known: readonly X509Certificate[]): Chain {
  const issuers: X509Certificate[] = []
  let last = signer
  while (!isSelfSigned(last) && issuers.length < LONGEST_CHAIN) {
    const issued = last
    const issuer = known.find((one) => issued.checkIssued(one) && issued.verify(one.publicKey))
    if (!issuer) break
    issuers.push(issuer)
    last = issuer
  }
  return [signer, ...issuers]
}

export function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
}

/** Who a certificate names, for people: the common name, else the organization, else all of it. */
export function commonName(distinguishedName: string): string {
  const name = attribute(distinguishedName, 'CN') || attribute(distinguishedName, 'O')
  return name || distinguishedName.replaceAll('\n', '，')
}

/** '' where the certificate names none. */
export function organization(distinguishedName: string): string {
  return attribute(distinguishedName, 'O')
}

/** One attribute of a name as Node writes it, a line each. */
function attribute(distinguishedName: string, key: string): string {
  const line = distinguishedName.split('\n').find((part) => part.startsWith(`${key}=`))
  return line?.slice(key.length + 1) ?? ''
}
