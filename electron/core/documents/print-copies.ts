import { setTimeout } from 'node:timers/promises'
import { isPrintedAsPicture } from '../../../shared/domain/documents/report/evidence.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import type { EvidenceStore, StoredFile } from '../evidence/evidence-store.ts'
import { withPrintCopies } from './print-copy.ts'
import type { PrintCopyStore } from './print-copy-store.ts'

/** Longer files are no photos; each is decrypted and decoded whole. */
const MOST_BYTES = 100_000_000
/** Copies are made once nothing was taken in for so long: they never hold up who is adding photos. */
const QUIET_MS = 1000

/** Gives the print copy of a photo, made where it is missing; rejects what can't be decoded. */
export type CopyOf = (file: StoredFile) => Promise<Uint8Array>

/** The print copies of photos: made once, in the background, and kept. */
export type PrintCopies = {
  /** Lends them, with threads for those that are missing. */
  readonly lend: <T>(use: (copyOf: CopyOf) => Promise<T>) => Promise<T>
  /** Has the copy made soon, one at a time, where the piece is a photo; nobody waits for it. */
  readonly prepare: (piece: StoredFile & Pick<Evidence, 'mediaType'>) => void
  /** Leaves what is not made yet: it is made when it is asked for. */
  readonly close: () => void
}

export function createPrintCopies(
  evidence: EvidenceStore,
  store: PrintCopyStore,
  log: (message: string, error?: unknown) => void,
): PrintCopies {
  const closing = new AbortController()
  const { signal } = closing
  const waiting = new Map<string, StoredFile>()
  let lastAt = 0
  let isWorking = false

  async function makeCopy(
    file: StoredFile,
    make: (original: Uint8Array) => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    if (file.sizeBytes > MOST_BYTES) throw new Error(`${file.sha256} is too large for a photo`)
    const copy = await make(await evidence.read(file, 0, file.sizeBytes))
    // Whoever asked has the copy, whether or not it could be kept: the disk may be full.
    if (!signal.aborted) {
      await store.keep(file.sha256, copy).catch((error) => log('a print copy is not kept', error))
    }
    return copy
  }

  const lend: PrintCopies['lend'] = (use) =>
    withPrintCopies((make) =>
      use(async (file) => (await store.find(file.sha256)) ?? makeCopy(file, make)),
    )

  async function work(): Promise<void> {
    for (;;) {
      const quietMs = lastAt + QUIET_MS - performance.now()
      if (quietMs <= 0) break
      await setTimeout(quietMs, undefined, { ref: false, signal })
    }
    await withPrintCopies(async (make) => {
      // What is added meanwhile is met by the same loop.
      for (const [sha256, file] of waiting) {
        signal.throwIfAborted()
        waiting.delete(sha256)
        if (await store.has(sha256)) continue
        await makeCopy(file, make).catch((error) => {
          if (!signal.aborted) log('no print copy was made', error)
        })
      }
    }, signal)
  }

  return {
    lend,
    prepare: (piece) => {
      if (!isPrintedAsPicture(piece)) return
      waiting.set(piece.sha256, piece)
      lastAt = performance.now()
      if (isWorking || signal.aborted) return
      isWorking = true
      work()
        .catch((error) => {
          if (!signal.aborted) log('print copies are not made', error)
        })
        .finally(() => {
          isWorking = false
        })
    },
    close: () => closing.abort(),
  }
}
