import {
  chunkAfter,
  chunkAfterCut,
  chunkWithin,
  FIRST_CHUNK_BYTES,
} from '../../../shared/domain/sync/index.ts'
import { createThrottle } from './throttle.ts'

/** How big the next chunk is, and when it may go: what was learnt lasts from file to file. */
export type Pace = {
  readonly chunkBytes: () => number
  /** Waits for the turn of a chunk. */
  readonly beforeChunk: (sizeBytes: number, signal: AbortSignal) => Promise<void>
  readonly afterChunk: () => void
  /** A chunk that was on its way did not arrive. */
  readonly afterCut: () => void
}

/**
 * @param nowMs monotonic
 * @param limit bytes a second, asked each time; null: none
 */
export function createPace(nowMs: () => number, limit: () => number | null): Pace {
  const throttle = createThrottle(nowMs)
  let size = FIRST_CHUNK_BYTES
  let sent: { readonly sizeBytes: number; readonly startedAt: number } | null = null
  return {
    chunkBytes: () => chunkWithin(size, limit()),
    beforeChunk: async (sizeBytes, signal) => {
      await throttle.pass(sizeBytes, limit(), signal)
      sent = { sizeBytes, startedAt: nowMs() }
    },
    afterChunk: () => {
      // A small rest of a file tells nothing about the line.
      if (sent && sent.sizeBytes >= size) size = chunkAfter(size, nowMs() - sent.startedAt)
      sent = null
    },
    afterCut: () => {
      if (sent) size = chunkAfterCut(size)
      sent = null
    },
  }
}
