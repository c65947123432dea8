import { createHash, verify, X509Certificate } from 'node:crypto'
import { bad, type Finding } from '../../../shared/domain/verification/finding.ts'
import { checkChain } from './check-chain.ts'
import { readCms, type Cms } from './cms.ts'
import { isSameBytes } from './der.ts'

export type CheckedCms = {
  readonly signer: X509Certificate | null
  readonly findings: readonly Finding[]
}

/** Checks a CMS over these bytes: digest, signature, the certificate that it names, and its chain. */
export function checkCms(
  bytes: Uint8Array,
  signed: readonly Uint8Array[],
  at: Date,
  anchors: readonly X509Certificate[],
): CheckedCms {
  const read = readAll(bytes)
  if (!read) {
    const text = '签名数据不合格式（不是本程序写出的 PAdES 基线签名）'
    return { signer: null, findings: [bad('cms-malformed', text)] }
  }
  const { cms, signer, bag } = read
  const hash = createHash('sha256')
  for (const part of signed) hash.update(part)
  return {
    signer,
    findings: [
      ...(isSameBytes(hash.digest(), cms.digest)
        ? []
        : [bad('digest-differs', '签章之后内容有改动：签章所记的摘要与文件不一致')]),
      ...(isSignatureRight(cms, signer)
        ? []
        : [bad('signature-wrong', '签名值不对，不是证书持有人所签')]),
      ...(isSameBytes(createHash('sha256').update(signer.raw).digest(), cms.certificateSha256)
        ? []
        : [bad('certificate-binding', '签名里登记的证书与所附的证书不是同一个')]),
      ...chainFindings(signer, bag, at, anchors),
    ],
  }
}

function chainFindings(...chain: Parameters<typeof checkChain>): readonly Finding[] {
  try {
    return checkChain(...chain)
  } catch {
    // A certificate that opens may still hold a key that does not.
    return [bad('chain-broken', '证书已损坏，不能核对是谁签发的')]
  }
}

function readAll(bytes: Uint8Array) {
  try {
    const cms = readCms(bytes)
    const [signer, ...bag] = cms.certificates.map((der) => new X509Certificate(der))
    return signer ? { cms, signer, bag } : null
  } catch {
    // Whatever is wrong with the form, it is not a signature of ours; nothing else depends on why.
    return null
  }
}

function isSignatureRight({ keyType, signedBytes, signature }: Cms, signer: X509Certificate) {
  try {
    return (
      signer.publicKey.asymmetricKeyType === keyType &&
      verify('sha256', signedBytes, signer.publicKey, signature)
    )
  } catch {
    // A key that the engine can't use proves nothing.
    return false
  }
}
