import { createHash } from 'node:crypto'
import type { FileReader } from 'tus-js-client'

/** What goes out in one request, with the SHA-256 of exactly these bytes in base64. */
export type CheckedChunk = Uint8Array<ArrayBuffer> & {
  /** tus-js-client takes the size from here. */
  readonly size: number
  readonly checksum: string
}

type Content = {
  readonly sizeBytes: number
  /** Fills the target with the decrypted bytes from the offset on. */
  readonly readInto: (offset: number, target: Uint8Array) => Promise<void>
  /** Asked before each chunk. */
  readonly chunkBytes: () => number
}

/** While a chunk is on its way, the next one is read, decrypted and hashed. */
export function createChunkReader({ sizeBytes, readInto, chunkBytes }: Content): FileReader {
  // Two buffers in turn: new ones would cost more in collecting garbage than the cipher.
  let free = new Uint8Array(0)
  let used = new Uint8Array(0)
  const read = async (start: number, end: number): Promise<CheckedChunk> => {
    const length = Math.min(end, sizeBytes) - start
    const target = free.byteLength < length ? new Uint8Array(length) : free
    free = used
    used = target
    const bytes = target.subarray(0, length)
    await readInto(start, bytes)
    return checked(bytes)
  }
  let ahead: { readonly start: number; readonly chunk: Promise<CheckedChunk> } | null = null
  const slice = async (start: number, end: number): Promise<CheckedChunk> => {
    const chunk = await ahead?.chunk
    if (chunk === undefined || ahead?.start !== start) return read(start, end)
    // Fewer bytes than asked for are as good: what was read goes out, and the next chunk is bigger.
    return chunk.size <= end - start ? chunk : checked(chunk.subarray(0, end - start))
  }
  const readAhead = (start: number): void => {
    const chunk = read(start, start + chunkBytes())
    // Whoever asks for the chunk hears of it.
    chunk.catch(() => undefined)
    ahead = { start, chunk }
  }
  return {
    openFile: () =>
      Promise.resolve({
        size: sizeBytes,
        slice: async (start, end) => {
          const value = await slice(start, end)
          const next = start + value.size
          if (next < sizeBytes) readAhead(next)
          return { value, done: next >= sizeBytes }
        },
        close: () => undefined,
      }),
  }
}

function checked(bytes: Uint8Array<ArrayBuffer>): CheckedChunk {
  const checksum = createHash('sha256').update(bytes).digest('base64')
  return Object.assign(bytes, { size: bytes.byteLength, checksum })
}
