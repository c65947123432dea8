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
 * Authorities write numbers around a name (`051@王建国@…`), so it is enough that the name is in it;
 * widths, spaces and the kind of bracket make no difference.
 */
export function isNamed(
  signerName: string,
  { subject, organization }: Pick<SealCertificate, 'subject' | 'organization'>,
): boolean {
  const name = plain(signerName)
  return [subject, organization].some((text) => plain(text).includes(name))
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
}
