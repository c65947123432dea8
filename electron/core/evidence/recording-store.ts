import { randomBytes } from 'node:crypto'
import { open, readdir, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { recordKindSchema } from '../../../shared/domain/record/kinds.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import { diskError, hasCode, makeFolderDurably, writeFileDurably } from '../files.ts'
import { deriveKey, openChunk, SALT_BYTES, sealChunk, TAG_BYTES } from './cipher.ts'

/**
 * Recordings while they are made: one encrypted file each, that only grows.
 *
 * File: magic (8) | salt (32) | frames. A frame is its length (4) and a sealed chunk; frame 0 holds
 * the facts as JSON, frame n + 1 piece n. A frame is fsynced before it is acknowledged; after a
 * crash the frames up to the first that is cut or unreadable count.
 */
const MAGIC = Buffer.from('SMEDTRC1', 'latin1')
const HEADER_BYTES = MAGIC.length + SALT_BYTES
const LENGTH_BYTES = 4
const LONGEST_FRAME = 8 * 1024 * 1024
const EXTENSION = '.rec'

const factsSchema = z.object({
  taskId: z.string(),
  kind: recordKindSchema,
  key: z.string(),
  author: z.string(),
  title: z.string(),
  device: z.string(),
  startedAt: z.string(),
})
export type RecordingFacts = Readonly<z.infer<typeof factsSchema>>

export type RecordingStore = {
  readonly begin: (id: string, facts: RecordingFacts) => Promise<void>
  /** Resolves once piece `sequence` is on disk; a piece that is there already is not written again. */
  readonly append: (id: string, sequence: number, bytes: Uint8Array) => Promise<void>
  readonly facts: (id: string) => Promise<RecordingFacts>
  /** The pieces in order, as far as they are whole. */
  readonly stream: (id: string) => AsyncIterable<Uint8Array>
  readonly list: () => Promise<readonly string[]>
  readonly discard: (id: string) => Promise<void>
}

/** Where the next frame goes. */
type Place = { readonly key: Buffer; readonly frame: number; readonly offset: number }

export function createRecordingStore(folder: string, dataKey: Uint8Array): RecordingStore {
  const places = new Map<string, Place>()
  const turns = new Map<string, Promise<unknown>>()
  const pathOf = (id: string) => join(folder, `${id}${EXTENSION}`)

  /** One after another for each recording: a piece must not overtake the one before. */
  function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(id) ?? Promise.resolve()).then(work, work)
    turns.set(id, turn)
    return turn
  }

  async function begin(id: string, facts: RecordingFacts): Promise<void> {
    await makeFolderDurably(folder)
    const salt = randomBytes(SALT_BYTES)
    const key = fileKey(salt)
    const first = frameOf(sealChunk(key, 0, false, Buffer.from(JSON.stringify(facts))))
    await writeFileDurably(pathOf(id), Buffer.concat([MAGIC, salt, first]), 0o600)
    places.set(id, { key, frame: 1, offset: HEADER_BYTES + first.length })
  }

  async function append(id: string, sequence: number, bytes: Uint8Array): Promise<void> {
    const file = await openRecording(id, 'r+')
    try {
      const place = places.get(id) ?? (await findEnd(file, id))
      const index = sequence + 1
      if (index < place.frame) return
      if (index > place.frame) throw invalidInput('sequence', '录音的前一段还没有保存，请重试')
      const frame = frameOf(sealChunk(place.key, index, false, Buffer.from(bytes)))
      await file.write(frame, 0, frame.length, place.offset)
      await file.sync()
      places.set(id, { ...place, frame: index + 1, offset: place.offset + frame.length })
    } catch (error) {
      throw diskError(error, folder)
    } finally {
      await file.close()
    }
  }

  async function findEnd(file: FileHandle, id: string): Promise<Place> {
    let place: Place | null = null
    for await (const { next } of frames(file)) place = next
    if (place === null) throw damaged(id)
    // What a crash left half-written is written over.
    await file.truncate(place.offset)
    return place
  }

  async function openRecording(id: string, flags: 'r' | 'r+'): Promise<FileHandle> {
    try {
      return await open(pathOf(id), flags)
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error
      throw new AppError({ code: 'not-found', noun: '录音', id }, { cause: error })
    }
  }

  async function* frames(
    file: FileHandle,
  ): AsyncGenerator<{ readonly plain: Buffer; readonly next: Place }> {
    const header = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0)
    if (bytesRead < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) return
    const key = fileKey(header.subarray(MAGIC.length))
    let offset = HEADER_BYTES
    for (let frame = 0; ; frame++) {
      const plain = await readFrame(file, key, frame, offset)
      if (plain === null) return
      offset += LENGTH_BYTES + plain.length + TAG_BYTES
      yield { plain, next: { key, frame: frame + 1, offset } }
    }
  }

  async function facts(id: string): Promise<RecordingFacts> {
    const file = await openRecording(id, 'r')
    try {
      for await (const { plain } of frames(file)) {
        return factsSchema.parse(JSON.parse(plain.toString('utf8')))
      }
    } finally {
      await file.close()
    }
    throw damaged(id)
  }

  async function* stream(id: string): AsyncGenerator<Buffer> {
    const file = await openRecording(id, 'r')
    try {
      let isFirst = true
      for await (const { plain } of frames(file)) {
        if (!isFirst) yield plain
        isFirst = false
      }
    } finally {
      await file.close()
    }
  }

  async function list(): Promise<readonly string[]> {
    try {
      const names = await readdir(folder)
      return names
        .filter((name) => name.endsWith(EXTENSION))
        .map((name) => name.slice(0, -EXTENSION.length))
        .toSorted()
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }
  }

  async function discard(id: string): Promise<void> {
    await rm(pathOf(id), { force: true })
    places.delete(id)
    turns.delete(id)
  }

  const fileKey = (salt: Uint8Array): Buffer => deriveKey(dataKey, 'smedt recording file', salt)
  return {
    begin,
    append: (id, sequence, bytes) => inTurn(id, () => append(id, sequence, bytes)),
    facts,
    stream,
    list,
    discard,
  }
}

function frameOf(sealed: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32BE(sealed.length)
  return Buffer.concat([length, sealed])
}

/** Null where the file ends, or where a crash cut or left unwritten what was never acknowledged. */
async function readFrame(
  file: FileHandle,
  key: Buffer,
  frame: number,
  offset: number,
): Promise<Buffer | null> {
  const head = Buffer.alloc(LENGTH_BYTES)
  if ((await file.read(head, 0, LENGTH_BYTES, offset)).bytesRead < LENGTH_BYTES) return null
  const length = head.readUInt32BE(0)
  if (length < TAG_BYTES || length > LONGEST_FRAME) return null
  const sealed = Buffer.alloc(length)
  const { bytesRead } = await file.read(sealed, 0, length, offset + LENGTH_BYTES)
  if (bytesRead < length) return null
  try {
    return openChunk(key, frame, false, sealed)
  } catch {
    // Torn by a power cut: its tag does not fit.
    return null
  }
}

function damaged(id: string): AppError {
  return new AppError({ code: 'evidence-damaged', names: [`录音 ${id}`] })
}
