import type { Readable } from 'node:stream'
import type { DataStore } from '@tus/server'

export type ExpectedFile = { readonly sha256: string; readonly sizeBytes: number }

/** First and last byte, both included. */
export type ByteRange = { readonly start: number; readonly end: number }

/** Where bytes are kept: a folder, or S3-compatible storage. It knows nothing of what counts. */
export type FileStore = {
  /** Uploads on their way, by tus. */
  readonly incoming: DataStore
  /**
   * Lets nothing count of the chunk that is being written, however it ends, until the function that it
   * answers is called; null: what is written stays.
   */
  readonly holdChunk: ((uploadId: string) => () => void) | null
  /** All bytes of an upload that is whole. */
  readonly readIncoming: (uploadId: string) => Promise<Readable>
  /**
   * Keeps a whole upload for good; answers its storage key once it is durable. The upload is there until
   * it is removed, unless the key is its id.
   */
  readonly keep: (uploadId: string, sha256: string) => Promise<string>
  /** Keeps bytes that come at once, if they are those expected; throws a problem otherwise. */
  readonly receive: (file: ExpectedFile, bytes: AsyncIterable<Uint8Array>) => Promise<string>
  readonly read: (storageKey: string, range?: ByteRange) => Promise<Readable>
  readonly close: () => Promise<void>
}
