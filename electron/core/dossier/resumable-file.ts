import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/**
 * A file that is written from its start, over what an earlier attempt left of it.
 *
 * Bytes that are there and right are kept; from the first that differ everything is written anew. So
 * the same content gives the same file, however often the writing was broken off.
 */
export type ResumableFile = {
  readonly position: () => number
  /** Bytes that did not have to be written. */
  readonly keptBytes: () => number
  readonly append: (bytes: Uint8Array) => Promise<void>
  /** Leaves room that `patch` fills once its content is known. */
  readonly skip: (length: number) => void
  /** Goes on from an earlier position: what stands behind it is written over or cut off. */
  readonly back: (position: number) => void
  readonly patch: (position: number, bytes: Uint8Array) => Promise<void>
  /** Cuts off what is left of an earlier attempt and makes everything last. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openResumable(path: string): Promise<ResumableFile> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o644)
  let oldBytes = (await file.stat()).size
  let at = 0
  let kept = 0

  async function append(bytes: Uint8Array): Promise<void> {
    if (at < oldBytes) {
      if (await isThere(file, at, bytes)) {
        at += bytes.byteLength
        kept += bytes.byteLength
        return
      }
      await file.truncate(at)
      oldBytes = at
    }
    await writeAll(file, at, bytes)
    at += bytes.byteLength
  }
  return {
    position: () => at,
    keptBytes: () => kept,
    append,
    skip: (length) => {
      at += length
    },
    back: (position) => {
      at = position
    },
    patch: async (position, bytes) => {
      if (!(await isThere(file, position, bytes))) await writeAll(file, position, bytes)
    },
    finish: async () => {
      if ((await file.stat()).size > at) await file.truncate(at)
      await file.sync()
    },
    close: () => file.close(),
  }
}

async function isThere(file: FileHandle, position: number, bytes: Uint8Array): Promise<boolean> {
  const found = Buffer.allocUnsafe(bytes.byteLength)
  const { bytesRead } = await file.read(found, 0, found.byteLength, position)
  return bytesRead === bytes.byteLength && found.equals(bytes)
}

async function writeAll(file: FileHandle, position: number, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.byteLength;) {
    const length = bytes.byteLength - from
    const { bytesWritten } = await file.write(bytes, from, length, position + from)
    from += bytesWritten
  }
}
