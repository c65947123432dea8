import { listSignatures, type OpinionRow } from '../../db/queries/opinions.ts'
import { listSealIncrements } from '../../db/queries/seals.ts'
import type { Db } from '../../db/open.ts'
import type { OpinionSnapshot } from '../../shared/domain/opinion/snapshot.ts'
import { opinionData } from '../../shared/domain/documents/opinion-data.ts'
import { annex5Content } from '../../shared/domain/opinion/to-annex5.ts'
import type { Signature } from '../../shared/domain/task/workspace.ts'
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
  if (row.pdf !== null) return signedOpinion(context.db, row.id, row.pdf)
  return drawOpinion(context, row, listSignatures(context.db, row.id))
}

/** The signed document with everything that its seals append. */
export function signedOpinion(db: Db, id: string, pdf: Buffer): Buffer {
  return Buffer.concat([pdf, ...listSealIncrements(db, id)])
}

/**
 * Draws a revision with these signatures; its snapshot and they are attached as data.
 *
 * On a thread of its own where one is given: packing the data of thousands of points takes a while.
 */
export function drawOpinion(
  { fonts, drawing }: Pick<Context, 'fonts'> & Partial<Pick<Context, 'drawing'>>,
  row: Pick<OpinionRow, 'snapshot' | 'snapshotSha256'>,
  signatures: readonly Signature[],
): Promise<Uint8Array> {
  const content = annex5Content(readSnapshot(row), row.snapshotSha256, signatures)
  const text = opinionData(row.snapshot, row.snapshotSha256, signatures)
  const data = new TextEncoder().encode(text)
  return drawing
    ? drawing.draw({ kind: 'annex5', fonts, content, data })
    : renderAnnex5(content, fonts, data)
}
