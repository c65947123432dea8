import { AppError } from '../../../shared/errors.ts'
import type { ManifestFile } from '../../../shared/formats/dossier.ts'
import { sha256 } from '../hash.ts'
import { stopped } from './failure.ts'

/** One file of a dossier, before it is written. */
export type DossierFile = Pick<
  ManifestFile,
  'path' | 'kind' | 'title' | 'mediaType' | 'sizeBytes' | 'sha256'
> & { readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** A file whose content is at hand. */
export function fileOfBytes(
  facts: Pick<DossierFile, 'path' | 'kind' | 'title' | 'mediaType'>,
  content: Uint8Array | string,
): DossierFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return { ...facts, sizeBytes: bytes.byteLength, sha256: sha256(bytes), open: () => [bytes] }
}

const PIECE_BYTES = 1024 * 1024

/**
 * A file's bytes in pieces that suit a disk; the buffer is used again for each.
 *
 * `onPiece` hears of each piece after it was taken. Stops at an aborted signal; a source that can't be
 * read to its end is told as such, never as an error of the target.
 */
export async function* pieces(
  file: DossierFile,
  onPiece: (sizeBytes: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES)
  let filled = 0
  for await (const chunk of readable(file)) {
    for (let from = 0; from < chunk.byteLength;) {
      const part = chunk.subarray(from, from + PIECE_BYTES - filled)
      buffer.set(part, filled)
      filled += part.byteLength
      from += part.byteLength
      if (filled < PIECE_BYTES) continue
      signal.throwIfAborted()
      yield buffer
      onPiece(filled)
      filled = 0
    }
  }
  signal.throwIfAborted()
  if (filled > 0) yield buffer.subarray(0, filled)
  onPiece(filled)
}

async function* readable(file: DossierFile): AsyncGenerator<Uint8Array, void> {
  try {
    yield* file.open()
  } catch (error) {
    throw damaged(file, error)
  }
}

class DamagedOriginal extends Error {}

export function damaged({ title }: DossierFile, cause?: unknown) {
  const reason = `“${title}”缺失或内容与登记不符，请用备份恢复它，或由组长另起新版并重新添加原件`
  return stopped(reason, null, new DamagedOriginal(title, { cause }))
}

/** Why one dossier can't be written while others can; null for what concerns all of them. */
export function reasonOfDamage(error: unknown): string | null {
  const isDamage = error instanceof AppError && error.cause instanceof DamagedOriginal
  return isDamage && error.info.code === 'export-stopped' ? error.info.reason : null
}
