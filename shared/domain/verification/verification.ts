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

/** What the outcome means for who holds the file, and what to do. */
export const OUTCOME_NOTES: Readonly<Record<Outcome, string>> = {
  genuine: '内容与定稿一致，签章或本机登记证明了出处，文件没有被改动。',
  partial:
    '已有的部分没有问题。可能是较早的一份，也可能有签章被去掉；请核对下面列出的缺项，向出具机构索取最终文件。',
  unproven:
    '文件前后一致，但没有本机信任的签章，也不在本机登记中。请与出具机构核对文件的 SHA-256。',
  altered: '请不要采用这份文件。下面写明哪里不符；请向出具机构重新索取。',
  foreign: '本程序无法判断它的真伪。请确认选对了文件：由本程序导出的验收意见 PDF（附件5）。',
}

/** One electronic seal, in the order in which they were put. */
export type SealVerdict = {
  /** Null where it can't be read. */
  readonly fieldName: string | null
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
  /** The task and revision whose document it is, byte by byte; null where it is not on record. */
  readonly registeredAs: { readonly taskId: string; readonly revision: number } | null
  readonly signatures: readonly {
    readonly name: string
    readonly role: Signer['role']
    readonly signedAt: string
  }[]
  readonly seals: readonly SealVerdict[]
  /** All but the seals' own. */
  readonly findings: readonly Finding[]
}

const FOREIGN: ReadonlySet<FindingKind> = new Set(['not-pdf', 'not-ours'])

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

/** A receipt or a decision that the platform signed, and what lies beside it. */
export type VerifiedStatement = {
  readonly kind: 'statement'
  readonly name: string
  readonly statement: 'receipt' | 'bureau-decision'
  readonly outcome: Outcome
  /** What it says of itself, to be believed as far as the outcome goes. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly findings: readonly Finding[]
}

export const STATEMENT_OUTCOMES: Readonly<Record<Outcome, string>> = {
  genuine: '核验通过：平台签名有效',
  partial: '平台签名有效，旁边的文件不全',
  unproven: '签名不能确认是平台的',
  altered: '核验未通过：签名无效，或旁边的文件不符',
  foreign: '不是平台签名的文件',
}
export const STATEMENT_NOTES: Readonly<Record<Outcome, string>> = {
  genuine: '内容是平台签名的原文，没有被改动。',
  partial: '签名没有问题。平台收到过而这里缺少或不同的文件，请向出具机构重新索取。',
  unproven: '请与平台核对公钥的 SHA-256，或在有这个任务的电脑上核验。',
  altered: '请不要采信这份文件。下面写明哪里不符；请在平台上查询回执编号。',
  foreign: '请确认选对了文件。',
}

/** A picked file and what it turned out to be. */
export type VerifiedFile =
  | VerifiedStatement
  | {
      readonly kind: 'opinion'
      readonly name: string
      readonly verification: Verification
    }
  | {
      readonly kind: 'task-package'
      readonly name: string
      readonly sha256: string
      readonly taskId: string
      readonly number: string
      readonly revision: number
      readonly enterpriseName: string
      readonly attachmentCount: number
    }
