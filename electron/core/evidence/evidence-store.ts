import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { diskError, makeFolderDurably, moveDurably } from '../files.ts'
import {
  CHUNK_BYTES,
  deriveKey,
  HEADER_BYTES,
  MAGIC,
  openChunk,
  SALT_BYTES,
  sealChunk,
  SEALED_CHUNK_BYTES,
  TAG_BYTES,
} from './cipher.ts'

export type StoredFile = { readonly sha256: string; readonly sizeBytes: number }

/**
 * The evidence files of a data folder: content-addressed, encrypted, written once.
 *
 * A file is on disk (fsynced, renamed into place) before anything refers to it. Its name is a keyed
 * hash of its SHA-256, so a look at the folder does not tell what it holds.
 */
export type EvidenceStore = {
  /** Takes in a stream at constant memory; the same content twice is one file. */
  readonly add: (content: AsyncIterable<Uint8Array>) => Promise<StoredFile>
  /** Plain bytes from `offset`, at most `length`. Throws when the file is missing or changed. */
  readonly read: (file: StoredFile, offset: number, length: number) => Promise<Buffer>
  /** The same into memory that is there already, which is filled as far as the file goes. */
  readonly readInto: (file: StoredFile, offset: number, target: Uint8Array) => Promise<void>
  readonly stream: (file: StoredFile) => AsyncIterable<Uint8Array>
  /** Whether the file is there, whole and what its hash says: every byte is read. */
  readonly isIntact: (file: StoredFile) => Promise<boolean>
}

export function createEvidenceStore(folder: string, dataKey: Uint8Array): EvidenceStore {
  const nameKey = deriveKey(dataKey, 'smedt evidence name', Buffer.alloc(0))
  const pathOf = (sha256: string): string => {
    const name = createHmac('sha256', nameKey).update(sha256).digest('hex')
    return join(folder, name.slice(0, 2), `${name}.enc`)
  }
  const fileKey = (salt: Uint8Array): Buffer => deriveKey(dataKey, 'smedt evidence file', salt)

  async function add(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    await makeFolderDurably(folder)
    const temporary = join(folder, `.${randomUUID()}.tmp`)
    try {
      const stored = await seal(content, temporary)
      const path = pathOf(stored.sha256)
      await makeFolderDurably(dirname(path))
      // A file that is there but damaged is mended by adding the original again.
      if (await isIntact(stored)) await rm(temporary)
      else await moveDurably(temporary, path)
      return stored
    } catch (error) {
      await rm(temporary, { force: true })
      throw diskError(error, folder)
    }
  }

  async function seal(content: AsyncIterable<Uint8Array>, path: string): Promise<StoredFile> {
    const salt = randomBytes(SALT_BYTES)
    const key = fileKey(salt)
    const hash = createHash('sha256')
    const out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
    const done = finished(out)
    // A write error rejects `done`, which is awaited below; nothing may be unhandled meanwhile.
    done.catch(() => undefined)
    const write = async (bytes: Buffer) => {
      if (!out.write(bytes)) await Promise.race([once(out, 'drain'), done])
    }
    try {
      await write(Buffer.concat([MAGIC, salt]))
      // One buffer for all chunks: new ones would cost more in collecting garbage than the cipher.
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
      let filled = 0
      let index = 0
      let sizeBytes = 0
      for await (const piece of content) {
        hash.update(piece)
        sizeBytes += piece.byteLength
        for (let from = 0; from < piece.byteLength;) {
          // A full chunk is sealed only when more follows: the last one is marked.
          if (filled === CHUNK_BYTES) {
            await write(sealChunk(key, index++, false, chunk))
            filled = 0
          }
          const part = piece.subarray(from, from + CHUNK_BYTES - filled)
          chunk.set(part, filled)
          filled += part.byteLength
          from += part.byteLength
        }
      }
      await write(sealChunk(key, index, true, chunk.subarray(0, filled)))
      return { sha256: hash.digest('hex'), sizeBytes }
    } finally {
      out.end()
      await done
    }
  }

  async function* chunks(file: StoredFile, first: number, last: number): AsyncGenerator<Buffer> {
    const handle = await open(pathOf(file.sha256), 'r')
    try {
      const header = Buffer.alloc(HEADER_BYTES)
      await handle.read(header, 0, HEADER_BYTES, 0)
      if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('not an evidence file')
      const key = fileKey(header.subarray(MAGIC.length))
      const count = chunkCount(file.sizeBytes)
      const end = Math.min(last, count - 1)
      const plainBytes = (index: number): number =>
        index === count - 1 ? file.sizeBytes - index * CHUNK_BYTES : CHUNK_BYTES
      // One buffer for all reads: new ones would cost more in collecting garbage than the cipher.
      const room = Math.min(CHUNKS_A_READ, end - first + 1) * SEALED_CHUNK_BYTES
      const sealed = Buffer.allocUnsafe(Math.max(room, 0))
      for (let index = first; index <= end; index += CHUNKS_A_READ) {
        const through = Math.min(end, index + CHUNKS_A_READ - 1)
        const sizeBytes = (through - index) * SEALED_CHUNK_BYTES + plainBytes(through) + TAG_BYTES
        const place = HEADER_BYTES + index * SEALED_CHUNK_BYTES
        const { bytesRead } = await handle.read(sealed, 0, sizeBytes, place)
        if (bytesRead < sizeBytes) throw new Error('the file is cut off')
        for (let at = index; at <= through; at++) {
          const from = (at - index) * SEALED_CHUNK_BYTES
          const chunk = sealed.subarray(from, from + plainBytes(at) + TAG_BYTES)
          yield openChunk(key, at, at === count - 1, chunk)
        }
      }
    } finally {
      await handle.close()
    }
  }

  async function read(file: StoredFile, offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, file.sizeBytes - offset)))
    await readInto(file, offset, bytes)
    return bytes
  }

  async function readInto(file: StoredFile, offset: number, target: Uint8Array): Promise<void> {
    const end = Math.min(offset + target.byteLength, file.sizeBytes)
    if (end <= offset) return
    const first = Math.floor(offset / CHUNK_BYTES)
    let at = first * CHUNK_BYTES - offset
    for await (const part of chunks(file, first, Math.floor((end - 1) / CHUNK_BYTES))) {
      target.set(part.subarray(Math.max(0, -at), end - offset - at), Math.max(0, at))
      at += part.byteLength
    }
  }

  const stream = (file: StoredFile) => chunks(file, 0, chunkCount(file.sizeBytes) - 1)

  async function isIntact(file: StoredFile): Promise<boolean> {
    const hash = createHash('sha256')
    try {
      for await (const part of stream(file)) hash.update(part)
    } catch {
      // Missing, cut or changed: each is the same answer here, and the caller names the file.
      return false
    }
    return hash.digest('hex') === file.sha256
  }

  return { add, read, readInto, stream, isIntact }
}

/** One read of the disk for each chunk would cost more than the cipher. */
const CHUNKS_A_READ = 16

/** Chunks of a file; an empty file has one empty chunk. A full last chunk is still the last. */
function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES))
}
