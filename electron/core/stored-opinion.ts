import { listSignatures, type OpinionRow } from '../../db/queries/opinions.ts'
import { listSealIncrements } from '../../db/queries/seals.ts'
import type { OpinionSnapshot } from '../../shared/domain/opinion/snapshot.ts'
import { annex5Content } from '../../shared/domain/opinion/to-annex5.ts'
import type { Context } from './context.ts'
import { renderAnnex5 } from './documents/annex5.ts'
import { sha256 } from './hash.ts'

/** A stored snapshot; its text was made by `buildSnapshot` and is protected by its hash. */
export function readSnapshot(
  row: Pick<OpinionRow, 'snapshot' | 'snapshotSha256'>,
): OpinionSnapshot {
  if (sha256(row.snapshot) !== row.snapshotSha256) {
    throw new Error('the stored snapshot does not match its hash')
  }
  return JSON.parse(row.snapshot) as OpinionSnapshot
}

/**
 * The document of a revision: the stored bytes and what its seals append once signed, before that
 * with the inks so far.
 */
export async function opinionDocument(context: Context, row: OpinionRow): Promise<Uint8Array> {
  if (row.pdf !== null) return Buffer.concat([row.pdf, ...listSealIncrements(context.db, row.id)])
  const signatures = listSignatures(context.db, row.id)
  const content = annex5Content(readSnapshot(row), row.snapshotSha256, signatures)
  return renderAnnex5(content, context.fonts)
}
