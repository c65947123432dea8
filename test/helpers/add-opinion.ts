import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { getOpinion, insertOpinion, listOutbox } from '../../db/queries/opinions.ts'
import { insertUpload } from '../../db/queries/uploads.ts'
import type { Core } from '../../electron/core/core.ts'
import { canonicalJson, type Json } from '../../shared/formats/canonical-json.ts'

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * One more signed revision of a signed task: the same opinion with an id, a document and evidence of
 * its own, as a task has that was accepted again. Answers its id.
 */
export async function addOpinion(
  { context }: Core,
  taskId: string,
  files: readonly (Uint8Array | AsyncIterable<Uint8Array>)[],
): Promise<string> {
  const { db } = context
  const last = listOutbox(db, taskId).at(-1)
  if (!last) throw new Error('the task is signed')
  const {
    id: _id,
    pdf: _pdf,
    pdfSha256: _hash,
    snapshot: text,
    ...row
  } = getOpinion(db, taskId, last.revision)
  const id = randomUUID()
  const revision = row.revision + 1
  const pieces = []
  for (const [index, bytes] of files.entries()) {
    const stored = await context.evidence.add(bytes instanceof Uint8Array ? once(bytes) : bytes)
    pieces.push({ ...stored, name: `佐证 ${revision}-${index}.jpg`, mediaType: 'image/jpeg' })
  }
  const old = JSON.parse(text) as SnapshotText
  const [like] = old.evidence
  const snapshot = canonicalJson({
    ...old,
    opinion: { ...old.opinion, id, revision },
    evidence: pieces.map((piece) => ({ ...like, ...piece, id: randomUUID() })),
  })
  const pdf = randomBytes(300)
  insertOpinion(db, {
    ...row,
    id,
    revision,
    previousId: last.revisionId,
    snapshot,
    snapshotSha256: sha256(snapshot),
    pdf,
    pdfSha256: sha256(pdf),
  })
  insertUpload(db, id)
  return id
}

/** The parts of a snapshot that differ from one to the next. */
type SnapshotText = { readonly [name: string]: Json } & {
  readonly opinion: { readonly [name: string]: Json }
  readonly evidence: readonly { readonly [name: string]: Json }[]
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
