import type { X509Certificate } from 'node:crypto'
import { bad, good, unproven, type Finding } from '../../../shared/domain/verification/finding.ts'
import { maySign } from '../seal/key-usage.ts'
import { members, readDer, TAG } from './der.ts'

const SHORTEST_RSA_BITS = 2048
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1']

/** How certificates may be signed: RSA and ECDSA with SHA-256, 384 and 512, in DER. */
const STRONG_ALGORITHMS: ReadonlySet<string> = new Set([
  '300d06092a864886f70d01010b0500',
  '300d06092a864886f70d01010c0500',
  '300d06092a864886f70d01010d0500',
  '300a06082a8648ce3d040302',
  '300a06082a8648ce3d040303',
  '300a06082a8648ce3d040304',
])

/**
 * Follows a signer's certificate to an authority that is trusted here.
 *
 * `bag` holds the others that came with the signature: each must be part of the way, as an unused one
 * says that somebody has put it there. All must have been valid when the seal was put.
 */
export function checkChain(
  signer: X509Certificate,
  bag: readonly X509Certificate[],
  at: Date,
  anchors: readonly X509Certificate[],
): readonly Finding[] {
  const chain = [signer]
  const unused = new Set(bag)
  for (let last = signer; ;) {
    const issuer = [...unused].find((one) => isIssuedBy(last, one))
    if (!issuer || isIssuedBy(last, last)) break
    unused.delete(issuer)
    chain.push(issuer)
    last = issuer
  }
  const last = chain.at(-1) ?? signer
  const root = anchors.find((anchor) => anchor.raw.equals(last.raw) || isIssuedBy(last, anchor))
  const all = root && !root.raw.equals(last.raw) ? [...chain, root] : chain
  return [
    ...(unused.size > 0 ? [bad('chain-broken', '签章里带有与签章人证书无关的证书')] : []),
    ...(signer.ca ? [bad('certificate-use', '签章用的是签发机构的证书，不是签章人的证书')] : []),
    ...(maySign(signer)
      ? []
      : [bad('certificate-use', '签章人的证书不是签名用的证书（用途不含数字签名），不能作数')]),
    ...all.slice(1).flatMap((issuer) => issuerFindings(issuer)),
    ...all.flatMap((certificate) => timeFindings(certificate, at)),
    ...chain.flatMap((certificate) => strengthFindings(certificate)),
    trustFinding(last, root),
  ]
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function issuerFindings(issuer: X509Certificate): readonly Finding[] {
  if (issuer.ca) return []
  return [bad('certificate-use', '签发签章人证书的不是签发机构')]
}

function timeFindings(certificate: X509Certificate, at: Date): readonly Finding[] {
  const isValid = at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo)
  return isValid ? [] : [bad('certificate-time', '签章时证书尚未生效或已经到期')]
}

function strengthFindings(certificate: X509Certificate): readonly Finding[] {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  const { modulusLength = 0, namedCurve } = asymmetricKeyDetails ?? {}
  const isStrong =
    asymmetricKeyType === 'rsa'
      ? modulusLength >= SHORTEST_RSA_BITS
      : asymmetricKeyType === 'ec' && CURVES.includes(namedCurve)
  const [, algorithm] = members(readDer(certificate.raw), TAG.sequence)
  const hex = Buffer.from(algorithm?.raw ?? []).toString('hex')
  if (isStrong && STRONG_ALGORITHMS.has(hex)) return []
  return [bad('weak-key', '证书的密钥或签名算法过弱，不能作数')]
}

function trustFinding(last: X509Certificate, root: X509Certificate | undefined): Finding {
  if (root) return good('trust', '证书由本机信任的机构签发')
  if (isIssuedBy(last, last)) {
    return unproven(
      'trust',
      '证书的签发机构不在本机信任之列，不能确认签章人是谁。请核对机构后在“设置”中导入其根证书再核验',
    )
  }
  return unproven('chain-incomplete', '缺少签发机构的证书，不能确认签章人是谁')
}
