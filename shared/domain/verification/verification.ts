import type { Conclusion } from '../opinion/conclusion.ts'
import type { Signer } from '../opinion/snapshot.ts'
import type { Finding, FindingKind } from './finding.ts'

/** What a verified file turns out to be. */
export type Outcome =
  /** Whole, right, and somebody trusted or this computer's record vouches for it. */
  | 'genuine'
  /** The same, but some who may seal it have not: an earlier state, or seals were taken off. */
  | 'partial'
  /** Nothing contradicts, but nothing proves where it comes from either. */
  | 'unproven'
  | 'altered'
  /** Not a document of this program, so that nothing can be said about it. */
  | 'foreign'

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  genuine: '核验通过',
  partial: '内容和已有签章完好，签章不全',
  unproven: '没有发现改动，但不能证明出处',
  altered: '核验未通过：文件被改动过或签章无效',
  foreign: '不是本程序生成的验收意见',
}

/** One electronic seal, in the order in which they were put. */
export type SealVerdict = {
  readonly signer: string
  readonly role: Signer['role'] | 'institution'
  /** Common names of the certificate and of who issued it; null where it can't be read. */
  readonly certificateName: string | null
  readonly issuerName: string | null
  /** ISO instant by the signing computer's clock. */
  readonly sealedAt: string | null
  /** The seal covers the file from its first byte to here. */
  readonly coveredBytes: number
  readonly isGood: boolean
  readonly findings: readonly Finding[]
}

/** What the file says it is; to be believed as far as the outcome goes. */
export type VerifiedDocument = {
  readonly number: string
  readonly revision: number
  readonly enterpriseName: string
  readonly projectName: string
  readonly institution: string
  readonly conclusion: Conclusion
  readonly frozenAt: string
  readonly isSample: boolean
  readonly snapshotSha256: string
}

export type Verification = {
  readonly outcome: Outcome
  readonly sha256: string
  readonly sizeBytes: number
  readonly document: VerifiedDocument | null
  readonly signatures: readonly {
    readonly name: string
    readonly role: Signer['role']
    readonly signedAt: string
  }[]
  readonly seals: readonly SealVerdict[]
  /** All but the seals' own. */
  readonly findings: readonly Finding[]
}

const FOREIGN: ReadonlySet<FindingKind> = new Set(['not-pdf', 'too-large', 'not-ours'])

/**
 * The verdict of everything that was found.
 *
 * What is not proven is not genuine: both what the file says (`content`) and who vouches for it
 * (`origin`) need a good finding, however few others there are.
 */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  const levels = new Set(findings.map(({ level }) => level))
  if (levels.has('bad')) {
    return findings.some(({ kind, level }) => level === 'bad' && FOREIGN.has(kind))
      ? 'foreign'
      : 'altered'
  }
  const isProven = (['content', 'origin'] as const).every((wanted) =>
    findings.some(({ kind, level }) => level === 'good' && kind === wanted),
  )
  if (!isProven || levels.has('unproven')) return 'unproven'
  return levels.has('missing') ? 'partial' : 'genuine'
}
