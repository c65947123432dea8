import type { StoredFile } from '../evidence/evidence-store.ts'
import type { PictureSource } from './flow/pictures.ts'
import type { PrintCopies } from './print-copies.ts'

/** Lends the print copies of the evidence of a snapshot by their originals' hashes. */
export function withEvidencePictures<T>(
  copies: PrintCopies,
  evidence: readonly StoredFile[],
  use: (pictures: PictureSource) => Promise<T>,
): Promise<T> {
  const files = new Map(evidence.map((file) => [file.sha256, file]))
  return copies.lend((copyOf) =>
    use(async (sha256) => {
      const file = files.get(sha256)
      if (!file) throw new Error(`the snapshot has no evidence ${sha256}`)
      return copyOf(file)
    }),
  )
}
