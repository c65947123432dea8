import type { EvidenceStore, StoredFile } from '../evidence/evidence-store.ts'
import type { PictureSource } from './flow/pictures.ts'
import { withPrintCopies } from './print-copy.ts'

/** Longer files are no photos; each is decrypted and decoded whole. */
const MOST_BYTES = 100_000_000

/** Lends the print copies of the evidence of a snapshot, made when they are asked for. */
export function withEvidencePictures<T>(
  store: EvidenceStore,
  evidence: readonly StoredFile[],
  use: (pictures: PictureSource) => Promise<T>,
): Promise<T> {
  const files = new Map(evidence.map((file) => [file.sha256, file]))
  return withPrintCopies((printCopy) =>
    use(async (sha256) => {
      const file = files.get(sha256)
      if (!file) throw new Error(`the snapshot has no evidence ${sha256}`)
      if (file.sizeBytes > MOST_BYTES)
        throw new Error(`evidence ${sha256} is too large for a photo`)
      return printCopy(await store.read(file, 0, file.sizeBytes))
    }),
  )
}
