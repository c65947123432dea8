import type { OfficialDocument, Table } from '../../../shared/domain/documents/blocks.ts'
import type { DocumentSource } from '../../../shared/domain/documents/source.ts'
import { textsOf } from '../../../shared/domain/documents/texts.ts'
import { buildSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'

/** What a workspace would be frozen as. */
export function aSource(workspace: Workspace): DocumentSource {
  const snapshot = buildSnapshot(workspace, {
    opinionId: 'opinion',
    revision: 1,
    previousId: null,
    reason: '',
    frozenAt: '2026-11-23T03:00:00Z',
    packageSha256: 'a'.repeat(64),
  })
  return {
    snapshot,
    snapshotSha256: 'b'.repeat(64),
    package: workspace.package,
    signatures: workspace.signatures,
  }
}

/** Everything that a document prints, a line each. */
export function wordsOf(document: OfficialDocument): string {
  return textsOf(document)
    .map(({ text }) => text)
    .join('\n')
}

export function tableOf({ blocks }: OfficialDocument, caption: string): Table {
  const found = blocks.find(
    (block): block is Table => block.kind === 'table' && block.caption.startsWith(caption),
  )
  if (!found) throw new Error(`no table “${caption}”`)
  return found
}
