import { annex5Content } from '../opinion/to-annex5.ts'
import type { OpinionSnapshot } from '../opinion/snapshot.ts'
import type { Annex5Signer } from '../opinion/annex5-content.ts'
import type { Block, OfficialDocument, Table } from './blocks.ts'
import type { Reading } from './reading.ts'

/** A document of a task: what every one of them says of itself, around its own blocks. */
export function documentOf(
  { snapshot, snapshotSha256 }: Reading,
  { title, subtitle = '' }: { readonly title: string; readonly subtitle?: string },
  blocks: readonly Block[],
): OfficialDocument {
  const { task, opinion, enterprise, institution } = snapshot
  return {
    title,
    subtitle,
    documentNumber: task.number,
    revision: opinion.revision,
    isSample: task.isSample,
    isDraft: snapshotSha256 === null,
    institution,
    subject: subjectOf(enterprise),
    snapshotSha256,
    createdAt: opinion.frozenAt,
    blocks,
  }
}

/** Whom and what a document is about. */
export function subjectOf({
  name,
  projectName,
}: Pick<OpinionSnapshot['enterprise'], 'name' | 'projectName'>): string {
  return `${name} · ${projectName}`
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, isIndented: true })

/** A line flush left: a note below a table, a list entry. */
export const line = (text: string): Block => ({ kind: 'paragraph', text, isIndented: false })

export function facts(
  pairsInRow: 1 | 2,
  pairs: readonly (readonly [label: string, value: string])[],
): Block {
  return { kind: 'facts', pairsInRow, facts: pairs }
}

type Column = readonly [title: string, share: number, align?: Table['columns'][number]['align']]

/** A table, or the sentence that says why there is none: an empty table says nothing. */
export function tableOr(
  empty: string,
  caption: string,
  columns: readonly Column[],
  rows: Table['rows'],
): Block {
  if (rows.length === 0) return paragraph(empty)
  return {
    kind: 'table',
    caption,
    columns: columns.map(([title, share, align = 'left']) => ({ title, share, align })),
    rows,
  }
}

/** All who sign, the leader first, with the ink where it is given. */
export function signersOfReading({
  snapshot,
  snapshotSha256,
  signatures,
}: Reading): readonly Annex5Signer[] {
  const { leader, members } = annex5Content(snapshot, snapshotSha256, signatures)
  return [leader, ...members]
}
