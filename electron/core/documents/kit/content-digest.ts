import { createHash } from 'node:crypto'
import type { SignatureInk } from '../../../../shared/domain/opinion/annex5-content.ts'
import { canonicalJson, type Json } from '../../../../shared/formats/canonical-json.ts'

/**
 * SHA-256 of all that a document prints, in whatever order its fields were built.
 *
 * It makes the file's /ID depend on the content. Inks come by themselves: they are thousands of
 * points, too many for canonical JSON before every page.
 */
export function contentDigest(content: Json, inks: readonly (SignatureInk | null)[]): string {
  const hash = createHash('sha256').update(canonicalJson(content))
  for (const ink of inks) {
    const strokes = ink?.strokes.map((stroke) => stroke.map((p) => [p.x, p.y, p.pressure, p.time]))
    hash.update(JSON.stringify([ink?.width, ink?.height, strokes]))
  }
  return hash.digest('hex')
}
