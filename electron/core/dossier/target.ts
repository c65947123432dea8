import type { Digest } from './digest.ts'

/** One file on its way out: its size is known, its bytes are read once. */
export type OutgoingFile = {
  readonly path: string
  readonly sizeBytes: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A run of bytes that must be found in a file when it is read back. */
export type Segment = {
  readonly path: string
  readonly offset: number
  readonly length: number
  readonly sha256: string
}

/**
 * Where a dossier is written: a folder or one zip file, under a name that says 未完成 until all of it
 * is on disk and was read back.
 */
export type Target = {
  /** The path that says 未完成. */
  readonly partial: string
  readonly keptBytes: () => number
  readonly put: (file: OutgoingFile) => Promise<Digest>
  /** Begins a folder of it; the answer takes out again what was put there since. */
  readonly begin: (folder: string) => () => Promise<void>
  /** Completes the content, still under the name that says 未完成; every byte that must be there. */
  readonly finish: () => Promise<readonly Segment[]>
  /** Gives it its own name. */
  readonly publish: () => Promise<void>
  /** Lets go of what is open; nothing is removed. */
  readonly close: () => Promise<void>
}

export const PARTIAL_SUFFIX = '.未完成'
