import { open } from 'node:fs/promises'

/** Bytes of a file that can be read anywhere: on disk, or in memory. */
export type FileSource = {
  readonly name: string
  readonly sizeBytes: number
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  readonly read: (offset: number, length: number) => Promise<Buffer>
}

/** Gives `work` a file on disk to read, and closes it. */
export async function withFileSource<T>(
  path: string,
  name: string,
  work: (source: FileSource) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    return await work({
      name,
      sizeBytes: size,
      read: async (offset, length) => {
        const buffer = Buffer.allocUnsafe(length)
        const { bytesRead } = await file.read(buffer, 0, length, offset)
        return buffer.subarray(0, bytesRead)
      },
    })
  } finally {
    await file.close()
  }
}

export function bytesSource(name: string, bytes: Uint8Array): FileSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    name,
    sizeBytes: bytes.byteLength,
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
  }
}
