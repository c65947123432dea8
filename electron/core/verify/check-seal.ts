import type { X509Certificate } from 'node:crypto'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { INSTITUTION_FIELD, signerField } from '../../../shared/domain/seal/fields.ts'
import { isNamed } from '../../../shared/domain/seal/warnings.ts'
import { bad, good, unproven, type Finding } from '../../../shared/domain/verification/finding.ts'
import type { SealVerdict } from '../../../shared/domain/verification/verification.ts'
import { describeCertificate } from '../seal/certificate.ts'
import { commonName } from '../seal/chain.ts'
import { sealIncrement } from '../seal/increment.ts'
import { checkCms } from './check-cms.ts'
import { readIncrement, type ReadIncrement } from './read-increment.ts'

/** The owner of a field. */
type Owner = Pick<SealVerdict, 'fieldName' | 'signer' | 'role'>

/**
 * Checks one appended revision: it has to be exactly the seal that our writer writes for what the
 * increment says about itself, and its signature has to hold.
 *
 * `file` ends where the revision ends; `start` is where it begins.
 */
export async function checkSeal(
  file: Uint8Array,
  start: number,
  snapshot: OpinionSnapshot,
  anchors: readonly X509Certificate[],
): Promise<SealVerdict> {
  const increment = file.subarray(start)
  const read = readIncrement(increment)
  const foreign = await foreignFinding(file.subarray(0, start), increment, read)
  if (!read) return verdict(file, UNKNOWN, null, null, foreign)
  const { request, cms, contentsAt, contentsEnd } = read
  const owner = ownerOf(snapshot, request.fieldName)
  const signed = [file.subarray(0, start + contentsAt), file.subarray(start + contentsEnd)]
  const { signer, findings } = checkCms(cms, signed, request.at, anchors)
  return verdict(file, owner ?? UNKNOWN, signer, request.at, [
    ...foreign,
    ...findings,
    ...(owner ? ownerFindings(owner, request.signerName, signer) : []),
    ...(request.at.getTime() < wholeSeconds(snapshot.opinion.frozenAt)
      ? [bad('sealed-before-frozen', '签章时间早于意见定稿的时间')]
      : []),
  ])
}

/** /M has no milliseconds. */
function wholeSeconds(at: string): number {
  return Math.floor(Date.parse(at) / 1000) * 1000
}

const UNKNOWN: Owner = { fieldName: null, signer: '（读不出签章人）', role: 'member' }

/** Writes the increment again and compares: nothing but a seal may have been appended. */
async function foreignFinding(
  before: Uint8Array,
  increment: Uint8Array,
  read: ReadIncrement | null,
): Promise<readonly Finding[]> {
  const where = `第 ${before.byteLength + 1} 字节起追加的内容`
  if (!read) return [bad('foreign-increment', `${where}不是签章`)]
  let again: Uint8Array
  try {
    again = await sealIncrement(before, read.request, () => Promise.resolve(read.cms))
  } catch {
    // The writer refuses: no such field, sealed already, or a file that it did not write.
    return [bad('foreign-increment', `${where}不能是签章：没有这个签章位置，或已经签过`)]
  }
  const difference = firstDifference(increment, again)
  if (difference < 0) return []
  const at = before.byteLength + difference + 1
  return [bad('foreign-increment', `${where}不只是签章：第 ${at} 字节处多了或改了内容`)]
}

/** The first place where two byte sequences differ; -1 where they are the same. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.byteLength, b.byteLength)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i
  return a.byteLength === b.byteLength ? -1 : length
}

function ownerOf(snapshot: OpinionSnapshot, fieldName: string): Owner | null {
  if (fieldName === INSTITUTION_FIELD) {
    return { fieldName, signer: snapshot.institution, role: 'institution' }
  }
  const signer = snapshot.signers.find((_, index) => signerField(index) === fieldName)
  return signer ? { fieldName, signer: signer.name, role: signer.role } : null
}

function ownerFindings(
  owner: Owner,
  signerName: string,
  certificate: X509Certificate | null,
): readonly Finding[] {
  if (signerName !== owner.signer) {
    return [bad('name-differs', `签章上写的名字“${signerName}”不是“${owner.signer}”`)]
  }
  if (certificate === null) return []
  const named = describeCertificate(certificate)
  if (isNamed(owner.signer, named)) return []
  return [unproven('name-differs', `证书属于“${named.subject}”，不是“${owner.signer}”`)]
}

function verdict(
  file: Uint8Array,
  owner: Owner,
  certificate: X509Certificate | null,
  at: Date | null,
  findings: readonly Finding[],
): SealVerdict {
  const isGood = findings.every(({ level }) => level === 'good' || level === 'note')
  const covers = good('coverage', `覆盖文件开头至第 ${file.byteLength} 字节，签章之后没有改动`)
  return {
    ...owner,
    certificateName: certificate && commonName(certificate.subject),
    issuerName: certificate && commonName(certificate.issuer),
    sealedAt: at?.toISOString() ?? null,
    coveredBytes: file.byteLength,
    isGood,
    findings: isGood ? [covers, ...findings] : findings,
  }
}
