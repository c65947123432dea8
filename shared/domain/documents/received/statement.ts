import type { OpinionSnapshot } from '../../opinion/snapshot.ts'
import type { Block, OfficialDocument } from '../blocks.ts'
import { facts, heading, line, subjectOf } from '../make.ts'

/** What a frozen record says of itself, as far as a page about it needs. */
export type RecordFacts = Pick<OpinionSnapshot, 'institution'> & {
  readonly task: Pick<OpinionSnapshot['task'], 'number' | 'isSample'>
  readonly enterprise: Pick<OpinionSnapshot['enterprise'], 'name' | 'projectName'>
  readonly opinion: Pick<OpinionSnapshot['opinion'], 'round' | 'revision'>
}

/** A statement of the platform about one record, with what its signature was checked by. */
export type StatementSource<Payload> = {
  readonly record: RecordFacts
  readonly recordSha256: string
  readonly payload: Payload
  /** Ed25519 over the exact text of the payload, base64. */
  readonly signature: string
  /** SHA-256 of the platform's public key (SPKI DER). */
  readonly keyFingerprint: string
}

/** A page about what came back from the platform; the opinion itself never changes by it. */
export function statementDocument(
  { record, recordSha256 }: StatementSource<unknown>,
  { title, createdAt }: Pick<OfficialDocument, 'title' | 'createdAt'>,
  blocks: readonly Block[],
): OfficialDocument {
  const { task, enterprise, institution, opinion } = record
  return {
    title,
    subtitle: '',
    documentNumber: task.number,
    revision: opinion.revision,
    isSample: task.isSample,
    isDraft: false,
    institution,
    subject: subjectOf(enterprise),
    snapshotSha256: recordSha256,
    createdAt,
    blocks,
  }
}

/** Which opinion a statement is about. */
export function aboutFacts({ task, enterprise, opinion }: RecordFacts): Block {
  return facts(1, [
    ['项目单位', enterprise.name],
    ['项目名称', enterprise.projectName],
    ['文书编号', task.number],
    ['验收轮次和版次', `第 ${opinion.round} 轮　第 ${opinion.revision} 版`],
  ])
}

/** How a reader checks the statement without this program. */
export function signatureBlocks(
  { signature, keyFingerprint }: StatementSource<unknown>,
  { number, file }: { readonly number: string; readonly file: string },
): readonly Block[] {
  return [
    heading(2, `${number}、平台签名`),
    facts(1, [
      ['签名算法', 'Ed25519'],
      ['平台公钥 SHA-256', keyFingerprint],
      ['签名值（Base64）', signature],
    ]),
    line(
      `签名的原文在“${file}”中，可用本程序或档案的离线核验页核验。请向平台索取其公钥的 SHA-256，与上列值核对。`,
    ),
  ]
}
