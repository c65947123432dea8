import type { SealCertificate } from './seal.ts'

export type SealChain = {
  /** The issuer of the last known certificate, where its own is missing; null: the chain is whole. */
  readonly missingIssuer: string | null
  /** The last certificate's name, where it is not trusted here; null when it is. */
  readonly untrusted: string | null
}

/** What the signer should know before sealing: each a Chinese clause without a full stop. */
export function sealWarnings(
  signerName: string,
  certificate: Pick<SealCertificate, 'subject' | 'organization'>,
  { missingIssuer, untrusted }: SealChain,
): readonly string[] {
  return [
    ...(isNamed(signerName, certificate)
      ? []
      : [`证书上的名称是“${certificate.subject}”，与签章人“${signerName}”不一致`]),
    ...(missingIssuer === null
      ? []
      : [`证书链不完整，缺少签发者“${missingIssuer}”的证书，他人核验时可能无法确认`]),
    ...(missingIssuer !== null || untrusted === null
      ? []
      : [`签发机构“${untrusted}”不在本机信任之列（可在“设置”中导入其根证书）`]),
  ]
}

/**
 * Whether a certificate names the signer.
 *
 * Authorities write numbers and institutions beside a name (`051@王建国@…`, `王建国（某院）`): it has to
 * stand whole between them, so that 王海涛 is not 王海. Widths, spaces and the kind of bracket make
 * no difference.
 */
export function isNamed(
  signerName: string,
  { subject, organization }: Pick<SealCertificate, 'subject' | 'organization'>,
): boolean {
  const name = plain(signerName)
  return name !== '' && [subject, organization].some((text) => standsWhole(name, plain(text)))
}

function standsWhole(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (isEdge(text.charAt(at - 1)) && isEdge(text.charAt(at + name.length))) return true
  }
  return false
}

/** What ends a name: nothing more, a digit, a separator; but a middle dot joins parts of one name. */
function isEdge(character: string): boolean {
  return /^(?![·•‧・])[\d\p{P}\p{S}]?$/u.test(character)
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
}
