import { createHash, type Hash } from 'node:crypto'

/** So many uploads on their way are remembered; of the others the bytes are read again at their end. */
const MOST_UPLOADS = 1_000

/** One chunk more for the hash of an upload. */
export type HashedChunk = {
  readonly add: (bytes: Uint8Array) => void
  /** So many bytes of the upload are stored now. Unless they are those that were added, nothing is kept. */
  readonly settle: (offset: number) => void
}

/**
 * What uploads on their way hash to, as far as this server has seen their bytes from the first one on.
 * What is stored of an upload never changes, so what is known of its beginning stays true.
 */
export type RunningHashes = {
  /** Null: the bytes before the offset are not known here. */
  readonly chunkAt: (uploadId: string, offset: number) => HashedChunk | null
  /** The SHA-256 in hex of an upload that is whole, answered once; null: not known here. */
  readonly take: (uploadId: string, sizeBytes: number) => string | null
}

export function createRunningHashes(): RunningHashes {
  const known = new Map<string, { readonly hash: Hash; readonly offset: number }>()
  const note = (uploadId: string, hash: Hash, offset: number): void => {
    known.delete(uploadId)
    known.set(uploadId, { hash, offset })
    const [oldest] = known.keys()
    if (known.size > MOST_UPLOADS && oldest !== undefined) known.delete(oldest)
  }
  const hashUpTo = (uploadId: string, offset: number): Hash | null => {
    if (offset === 0) return createHash('sha256')
    const before = known.get(uploadId)
    return before?.offset === offset ? before.hash.copy() : null
  }
  return {
    chunkAt: (uploadId, start) => {
      const hash = hashUpTo(uploadId, start)
      if (hash === null) return null
      let end = start
      return {
        add: (bytes) => {
          hash.update(bytes)
          end += bytes.byteLength
        },
        settle: (offset) => {
          if (offset === end && offset > start) note(uploadId, hash, offset)
        },
      }
    },
    take: (uploadId, sizeBytes) => {
      const running = known.get(uploadId)
      known.delete(uploadId)
      return running?.offset === sizeBytes ? running.hash.digest('hex') : null
    },
  }
}
