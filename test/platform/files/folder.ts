import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { link, mkdir, open, rename, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FileStore as TusFileStore } from '@tus/file-store'
import { syncFolder } from '../../../electron/core/files.ts'
import type { FileStore } from './store.ts'
import { dropLeftovers, withVerifiedFile } from './verified-write.ts'

/** Of a whole upload at once: smaller ones would cost more than its hash. */
const READ_BYTES = 1024 * 1024

/**
 * Files under the name of their SHA-256, in a folder.
 *
 * Bytes get their hash as a name only when they are whole and fsynced, so what has that name is always
 * whole. Keeping the same content twice is harmless. Needs a file system with hard links.
 */
export function openFolder(dataDir: string): FileStore {
  const temporary = join(dataDir, 'incoming')
  const uploads = join(dataDir, 'uploads')
  const kept = join(dataDir, 'files')
  for (const folder of [temporary, uploads, kept]) mkdirSync(folder, { recursive: true })
  dropLeftovers(temporary)
  const { incoming, holdChunk } = openUploads(uploads)

  const keepAs = async (sha256: string, give: (path: string) => Promise<void>): Promise<string> => {
    const folder = join(kept, sha256.slice(0, 2))
    await mkdir(folder, { recursive: true })
    await give(join(folder, sha256))
    await syncFolder(folder)
    await syncFolder(kept)
    return `${sha256.slice(0, 2)}/${sha256}`
  }
  return {
    incoming,
    holdChunk,
    readIncoming: (uploadId) =>
      Promise.resolve(createReadStream(join(uploads, uploadId), { highWaterMark: READ_BYTES })),
    keep: async (uploadId, sha256) => {
      const path = join(uploads, uploadId)
      await syncFile(path)
      // A second name: until the records count it, a crash leaves the upload as it was.
      return keepAs(sha256, (to) => linkUnlessThere(path, to))
    },
    receive: (file, bytes) =>
      withVerifiedFile(temporary, file, bytes, (path) =>
        keepAs(file.sha256, (to) => rename(path, to)),
      ),
    read: async (storageKey, range) => {
      const handle = await open(join(kept, storageKey), 'r')
      return handle.createReadStream(range ?? {})
    },
    close: () => Promise.resolve(),
  }
}

/** Uploads on their way. A chunk that is still held when its writing ends is cut off before its lock goes. */
function openUploads(directory: string): Pick<FileStore, 'incoming' | 'holdChunk'> {
  const incoming = new TusFileStore({ directory })
  // Of an upload one chunk is written at a time; the one before can't let go of it any more.
  const held = new Map<string, symbol>()
  // Its own way of writing doesn't tell a full disk from other failures.
  incoming.write = async (bytes, uploadId, offset) => {
    const path = join(directory, uploadId)
    const file = createWriteStream(path, { flags: 'r+', start: offset })
    let isCut = false
    try {
      await pipeline(bytes, file)
    } finally {
      isCut = held.delete(uploadId)
      if (isCut) await truncate(path, offset)
    }
    return isCut ? offset : offset + file.bytesWritten
  }
  const holdChunk = (uploadId: string): (() => void) => {
    const chunk = Symbol(uploadId)
    held.set(uploadId, chunk)
    return () => {
      if (held.get(uploadId) === chunk) held.delete(uploadId)
    }
  }
  return { incoming, holdChunk }
}

async function linkUnlessThere(path: string, to: string): Promise<void> {
  try {
    await link(path, to)
  } catch (error) {
    // What is there has the same bytes.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
