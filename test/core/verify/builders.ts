import { X509Certificate } from 'node:crypto'
import { drawOpinion } from '../../../electron/core/stored-opinion.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import type { SealAdapter } from '../../../electron/core/seal/adapter.ts'
import { verifyDocument } from '../../../electron/core/verify/verify-document.ts'
import { findIndicatorSet } from '../../../shared/catalog/index.ts'
import { snapshotJson, type OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { scoreSheet } from '../../../shared/domain/scoring/index.ts'
import { INSTITUTION_FIELD, signerField } from '../../../shared/domain/seal/fields.ts'
import type { Signature } from '../../../shared/domain/task/workspace.ts'
import type { Verification } from '../../../shared/domain/verification/verification.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import { aCertificate, anAdapter, anAuthority, sealed } from '../../helpers/seals.ts'
import type { CertificateRequest, Identity } from '../../platform/ca/authority.ts'
import { anInk, FONTS, OPINION } from '../documents/annex5-builders.ts'

export const NAMES =
  '王建国 李国强 张敏 王海涛 刘洋 陈静 杨帆 赵丽华 黄志远 周晓东 吴桐 徐婉清 孙宏伟 马骁 朱琳'.split(
    ' ',
  )
export const INSTITUTION = '吉林省某某评测技术有限公司'

/** Keys and certificates of everybody, made once: making keys is slow. */
export type Keys = {
  readonly authority: Identity
  readonly anchors: readonly X509Certificate[]
  readonly of: (name: string) => Promise<SealAdapter>
  /** Another certificate under this or another authority. */
  readonly make: (
    name: string,
    change?: Partial<CertificateRequest>,
    authority?: Identity,
  ) => Promise<SealAdapter>
}

export async function someKeys(): Promise<Keys> {
  const authority = await anAuthority()
  const made = new Map<string, Promise<SealAdapter>>()
  const make: Keys['make'] = async (name, change = {}, issuer = authority) =>
    anAdapter(await aCertificate(name, issuer, { key: 'p-256', ...change }))
  return {
    authority,
    anchors: [certificateOf(authority)],
    make,
    of: (name) => {
      const adapter = made.get(name) ?? make(name)
      made.set(name, adapter)
      return adapter
    },
  }
}

export function certificateOf({ certificate }: Identity): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
}

const pinned = (id: string) => ({ id, version: '1' })
const CATALOG: OpinionSnapshot['catalog'] = {
  indicatorSet: pinned('miit-2024'),
  materialList: pinned('materials-2024'),
  checklist: pinned('site-2024'),
  interviewOutline: pinned('interview-2024'),
  questionSet: pinned('questionnaire-2024'),
  demonstrationScript: pinned('demonstration-2024'),
  rubric: pinned('rubric-2024'),
}
const NOTHING = { items: {}, scenarios: {} }

/** A frozen opinion that a leader and members sign, without records. */
export function aSnapshot(change: Partial<OpinionSnapshot> = {}, panel = 3): OpinionSnapshot {
  const set = findIndicatorSet(CATALOG.indicatorSet.id)
  if (!set) throw new Error('the catalog has the set')
  return {
    format: 'smedt-opinion-snapshot',
    version: 1,
    task: { id: 'task-1', number: 'CCYS-2026-0117', revision: 1, isSample: false },
    packageSha256: sha256('package'),
    opinion: anOpinion(),
    enterprise: {
      name: '长春市宏远汽车零部件制造有限公司',
      creditCode: '91220101MA0Y12345X',
      county: '长春经济技术开发区',
      trade: 'auto-parts',
      projectName: '汽车零部件生产线数字化改造项目',
      projectLeader: '张伟',
      phone: '0431-88880000',
      totalSpend: '128.5',
    },
    institution: INSTITUTION,
    signers: NAMES.slice(0, panel).map((name, i) => ({
      expertId: `expert-${i + 1}`,
      name,
      role: i === 0 ? 'leader' : 'member',
    })),
    catalog: CATALOG,
    levels: { before: 1, claimed: 2, target: 2, verified: 2 },
    verified: NOTHING,
    score: scoreSheet(set, NOTHING),
    records: [],
    evidence: [],
    removedEvidence: [],
    ...change,
  }
}

export function anOpinion(
  change: Partial<OpinionSnapshot['opinion']> = {},
): OpinionSnapshot['opinion'] {
  return {
    id: 'opinion-1',
    revision: 1,
    round: 1,
    previousRound: null,
    previousId: null,
    reason: '',
    frozenAt: '2026-11-23T03:30:00.000Z',
    conclusion: 'passed',
    concludedOn: '2026-11-23',
    text: OPINION.join('\n'),
    rectificationDueOn: null,
    requirements: '',
    ...change,
  }
}

/** Everybody's hand, each another one. */
export function someSignatures(
  { signers, opinion }: OpinionSnapshot,
  seed = 1,
): readonly Signature[] {
  return signers.map(({ expertId }, i) => ({
    revisionId: opinion.id,
    expertId,
    ink: anInk(seed + i),
    signedAt: new Date(Date.parse(opinion.frozenAt) + (i + 1) * 60_000).toISOString(),
    deviceId: 'device-1',
  }))
}

/** The document of a snapshot as the app makes it with the last signature. */
export function aDocument(
  snapshot: OpinionSnapshot,
  signatures: readonly Signature[] = someSignatures(snapshot),
): Promise<Uint8Array> {
  const text = canonicalJson(snapshotJson(snapshot))
  const row = { snapshot: text, snapshotSha256: sha256(text) }
  return drawOpinion({ fonts: FONTS }, row, signatures)
}

/** The fields of an opinion, with who owns them. */
export function fieldsOf({ signers, institution }: OpinionSnapshot) {
  return [
    ...signers.map(({ name }, index) => ({ field: signerField(index), name })),
    { field: INSTITUTION_FIELD, name: institution },
  ]
}

export function sealOne(
  file: Uint8Array,
  field: string,
  signerName: string,
  adapter: SealAdapter,
): Promise<Uint8Array> {
  return sealed(file, field, adapter, { signerName })
}

/** A document with seals in this order of its fields; all of them if none is given. */
export async function sealAll(
  file: Uint8Array,
  snapshot: OpinionSnapshot,
  keys: Keys,
  order: readonly number[] = fieldsOf(snapshot).map((_, index) => index),
): Promise<Uint8Array> {
  let result = file
  for (const index of order) {
    const owner = fieldsOf(snapshot)[index]
    if (!owner) throw new Error(`there is no field ${index}`)
    result = await sealOne(result, owner.field, owner.name, await keys.of(owner.name))
  }
  return result
}

/** Verifies without a data folder, trusting these. */
export function verify(
  file: Uint8Array,
  anchors: readonly X509Certificate[],
): Promise<Verification> {
  return verifyDocument(file, { fonts: FONTS, anchorsFor: () => anchors, checkRecord: null })
}
