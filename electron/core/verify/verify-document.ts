import type { X509Certificate } from 'node:crypto'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { sealFields } from '../../../shared/domain/seal/fields.ts'
import {
  bad,
  good,
  missing,
  note,
  unproven,
  type Finding,
} from '../../../shared/domain/verification/finding.ts'
import {
  outcomeOf,
  type SealVerdict,
  type Verification,
  type VerifiedDocument,
} from '../../../shared/domain/verification/verification.ts'
import { annex5Content } from '../../../shared/domain/opinion/to-annex5.ts'
import type { Fonts } from '../documents/kit/fonts.ts'
import { sha256 } from '../hash.ts'
import { findAttachedData, type AttachedData } from './attached-data.ts'
import { contentFinding, redraw, unsigned } from './check-content.ts'
import type { RecordCheck } from './check-record.ts'
import { checkSeal } from './check-seal.ts'
import { findRevisions } from './revisions.ts'

export type VerifyOptions = {
  readonly fonts: Fonts
  /** The authorities that are trusted to name signers of this task. */
  readonly anchorsFor: (task: OpinionSnapshot['task']) => readonly X509Certificate[]
  /** Looks the file up in the data folder; null where there is none to ask. */
  readonly checkRecord:
    ((file: Uint8Array, snapshotSha256: string | null) => Promise<RecordCheck>) | null
}

/**
 * Judges a PDF that says it is a signed opinion; needs no data folder and no network.
 *
 * Whatever is not proven right is reported: the document is made again from the data in it and
 * compared, each appended seal is written again and compared, and only the signatures themselves,
 * which can't be made again, are checked as signatures.
 */
export async function verifyDocument(
  file: Uint8Array,
  options: VerifyOptions,
): Promise<Verification> {
  const cut = cutFile(file)
  const found = cut.base && findAttachedData(cut.base)
  const data = found?.state === 'found' ? found.data : null
  const record = (await options.checkRecord?.(file, data?.snapshotSha256 ?? null)) ?? null
  if (record?.isRegistered && found?.state === 'none') {
    const content = good('content', '这是登记在本机的文件')
    return answer(file, null, record, [], [content, ...record.findings])
  }
  if (!cut.base || !data) {
    const findings = found ? [dataFinding(found)] : []
    return answer(
      file,
      null,
      record,
      [],
      [...cut.findings, ...findings, ...(record?.findings ?? [])],
    )
  }
  const seals: SealVerdict[] = []
  const anchors = options.anchorsFor(data.snapshot.task)
  for (const [index, end] of cut.ends.slice(1).entries()) {
    const start = cut.ends[index] ?? 0
    seals.push(await checkSeal(file.subarray(0, end), start, data.snapshot, anchors))
  }
  const redrawing = await redraw(cut.base, data, options.fonts)
  const empty = emptyFields(data, seals)
  const areAllGood = seals.length > 0 && seals.every(({ isGood }) => isGood)
  const bySeals = areAllGood && empty.length === 0 ? 'seals' : null
  const vouchedForBy = record?.isRegistered ? 'record' : bySeals
  return answer(file, data, record, seals, [
    ...cut.findings,
    contentFinding(redrawing, vouchedForBy),
    ...unsigned(data),
    ...sealFindings(seals, empty, areAllGood, record?.isRegistered ?? false),
    ...(record?.findings ?? [note('record', '没有对照本机登记')]),
  ])
}

type Cut = {
  readonly base: Uint8Array | null
  readonly ends: readonly number[]
  readonly findings: readonly Finding[]
}

function cutFile(file: Uint8Array): Cut {
  const refused = (finding: Finding): Cut => ({ base: null, ends: [], findings: [finding] })
  if (Buffer.from(file.subarray(0, 5)).toString('latin1') !== '%PDF-') {
    return refused(bad('not-pdf', '这不是 PDF 文件，或文件开头被改动过'))
  }
  const revisions = findRevisions(file)
  if (!revisions) {
    return refused(bad('cut-off', 'PDF 不完整，或不是本程序写出的：找不到文件的结尾'))
  }
  const { ends, trailingBytes } = revisions
  const findings =
    trailingBytes === 0
      ? []
      : [bad('trailing-bytes', `文件末尾有 ${trailingBytes} 字节不属于文书和签章`)]
  return { base: file.subarray(0, ends[0]), ends, findings }
}

function dataFinding(found: ReturnType<typeof findAttachedData>): Finding {
  return found.state === 'malformed'
    ? bad('data-malformed', found.reason)
    : bad('not-ours', '文件里没有附带验收意见的数据：不是本程序生成的验收意见，或数据已被去掉')
}

/** The names of those who may seal the opinion and have not. */
function emptyFields(
  { snapshot, snapshotSha256, signatures }: AttachedData,
  seals: readonly SealVerdict[],
): readonly string[] {
  const fields = sealFields(annex5Content(snapshot, snapshotSha256, signatures))
  const filled = new Set(seals.map(({ fieldName }) => fieldName))
  return fields.filter(({ name }) => !filled.has(name)).map(({ label }) => label)
}

/** What is on record as it is lacks nothing: who has not sealed it is only said. */
function sealFindings(
  seals: readonly SealVerdict[],
  empty: readonly string[],
  areAllGood: boolean,
  isRegistered: boolean,
): readonly Finding[] {
  if (seals.length === 0) {
    const text = '没有电子签章：手写签字的笔迹不能证明文件出自谁手'
    return [isRegistered ? note('no-seal', text) : unproven('no-seal', text)]
  }
  const isInOrder = seals.every(
    ({ sealedAt }, i) => (seals[i - 1]?.sealedAt ?? '') <= (sealedAt ?? ''),
  )
  return [
    ...(areAllGood ? [good('origin', `${seals.length} 个电子签章全部有效`)] : []),
    ...(empty.length > 0
      ? [(isRegistered ? note : missing)('seal-missing', `尚未签章：${empty.join('、')}`)]
      : []),
    ...(isInOrder
      ? []
      : [note('order-of-times', '签章时间的先后与签章顺序不一致：签章的电脑中有时钟不准的')]),
  ]
}

function answer(
  file: Uint8Array,
  data: AttachedData | null,
  record: RecordCheck | null,
  seals: readonly SealVerdict[],
  findings: readonly Finding[],
): Verification {
  const all = [...findings, ...seals.flatMap((seal) => seal.findings)]
  const outcome = outcomeOf(all)
  return {
    outcome,
    sha256: sha256(file),
    sizeBytes: file.byteLength,
    document: data && documentOf(data),
    registeredAs:
      record?.isRegistered && record.row
        ? { taskId: record.row.taskId, revision: record.row.revision }
        : null,
    // Nobody is said to have signed what is not what they signed.
    signatures: data && outcome !== 'altered' ? signaturesOf(data) : [],
    seals,
    findings,
  }
}

function documentOf({ snapshot, snapshotSha256 }: AttachedData): VerifiedDocument {
  const { task, opinion, enterprise, institution } = snapshot
  return {
    number: task.number,
    revision: opinion.revision,
    enterpriseName: enterprise.name,
    projectName: enterprise.projectName,
    institution,
    conclusion: opinion.conclusion,
    frozenAt: opinion.frozenAt,
    isSample: task.isSample,
    snapshotSha256,
  }
}

function signaturesOf({ snapshot, signatures }: AttachedData): Verification['signatures'] {
  return snapshot.signers.flatMap(({ expertId, name, role }) =>
    signatures
      .filter((one) => one.expertId === expertId)
      .map(({ signedAt }) => ({ name, role, signedAt })),
  )
}
