import { canonicalJson, type Json } from '../../formats/canonical-json.ts'
import type { Signature } from '../task/workspace.ts'

/** The file inside the signed Annex 5 that holds what the page shows. */
export const OPINION_DATA_FILE = 'opinion.json'

/**
 * The text of `opinion.json`: the frozen snapshot and the signatures under it, canonical (RFC 8785).
 *
 * The snapshot goes in as it was frozen, so that the hash of its canonical JSON is the one printed.
 *
 * @param snapshot the stored canonical JSON
 */
export function opinionData(
  snapshot: string,
  snapshotSha256: string,
  signatures: readonly Signature[],
): string {
  // Ordered here: the clock may have been put back between two of them.
  const signed = signatures
    .toSorted(byTime)
    .map(({ revisionId, expertId, signedAt, deviceId, ink: { width, height, strokes } }): Json => ({
      revisionId,
      expertId,
      signedAt,
      deviceId,
      ink: { width, height, strokes },
    }))
  // Members in canonical order; the snapshot is canonical already and too long to be made again.
  return `{"format":"smedt-opinion","signatures":${canonicalJson(signed)},"snapshot":${snapshot},"snapshotSha256":${canonicalJson(snapshotSha256)},"version":1}`
}

function byTime(a: Signature, b: Signature): number {
  const [one, other] = [`${a.signedAt} ${a.expertId}`, `${b.signedAt} ${b.expertId}`]
  return one < other ? -1 : Number(one > other)
}
