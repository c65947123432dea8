import type { X509Certificate } from 'node:crypto'
import type { CertificateFault } from '../../../shared/domain/seal/faults.ts'
import { chineseDate, localDate } from '../../../shared/domain/opinion/calendar.ts'
import type { SealCertificate } from '../../../shared/domain/seal/seal.ts'
import type { SealChain } from '../../../shared/domain/seal/warnings.ts'
import { sha256 } from '../hash.ts'
import { commonName, isSelfSigned, organization, type Chain } from './chain.ts'

/** What a certificate says, for the record and for people. */
export function describeCertificate(certificate: X509Certificate): SealCertificate {
  return {
    subject: commonName(certificate.subject),
    organization: organization(certificate.subject),
    issuer: commonName(certificate.issuer),
    serial: certificate.serialNumber.toLowerCase(),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
    sha256: sha256(certificate.raw),
  }
}

/** Why a certificate can't seal at this moment; null when it can. */
export function timeFault(
  certificate: X509Certificate,
  now: Date,
): { readonly reason: CertificateFault; readonly detail: string } | null {
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  if (now < from) return { reason: 'not-yet-valid', detail: chineseDate(localDate(from)) }
  if (now > to) return { reason: 'expired', detail: chineseDate(localDate(to)) }
  return null
}

/** How far a chain can be followed by those who trust `authorities`. */
export function judgeChain(chain: Chain, authorities: readonly X509Certificate[]): SealChain {
  const last = chain.at(-1) ?? chain[0]
  const isTrusted = chain.some((one) =>
    authorities.some((authority) => authority.raw.equals(one.raw)),
  )
  return {
    missingIssuer: isSelfSigned(last) || isTrusted ? null : commonName(last.issuer),
    untrusted: isTrusted ? null : commonName(last.subject),
  }
}
