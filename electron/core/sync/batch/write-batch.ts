import { createHash, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { canonicalJson } from '../../../../shared/formats/canonical-json.ts'
import {
  BATCH_MANIFEST_BYTES,
  batchFiles,
  type BatchFile,
  type BatchManifest,
} from '../../../../shared/formats/upload-batch.ts'
import { AppError } from '../../../../shared/errors.ts'
import { openResumable } from '../../dossier/resumable-file.ts'
import { CHUNK_BYTES, SALT_BYTES, sealChunk, TAG_BYTES } from '../../evidence/cipher.ts'
import { stopIfCancelled } from '../../exchange/package-file.ts'
import { diskError, hasCode, moveDurably } from '../../files.ts'
import { BATCH_HEADER_BYTES, batchKey, keyCheck, packHeader, readHeader } from './batch-key.ts'
import { openBatch } from './open-batch.ts'

export type BatchSource = {
  readonly manifest: BatchManifest
  readonly read: (file: BatchFile) => AsyncIterable<Uint8Array>
}
export type BatchWriting = {
  readonly signal: AbortSignal
  /** Bytes done of the file to be; each is written and then read back. */
  readonly onProgress: (
    stage: 'writing' | 'checking',
    doneBytes: number,
    totalBytes: number,
  ) => void
}

/** Where it stands until it is whole and was read back. */
export const partialPath = (path: string): string => `${path}.未完成`

/**
 * Writes a batch so that its name only ever stands for a whole one: partial file, fsync, read back
 * from the disk, rename. A partial file that an earlier attempt left is gone on with.
 */
export async function writeBatch(
  path: string,
  password: string,
  { manifest, read }: BatchSource,
  { signal, onProgress }: BatchWriting,
): Promise<{ readonly sizeBytes: number; readonly keptBytes: number }> {
  const text = Buffer.from(canonicalJson(manifest), 'utf8')
  if (text.byteLength > BATCH_MANIFEST_BYTES) {
    throw new AppError({ code: 'not-allowed', message: '所选任务太多，请分几次导出。' })
  }
  const files = batchFiles(manifest.items.map(({ submission }) => submission))
  const partial = partialPath(path)
  const manifestDigest = createHash('sha256').update(text).digest()
  const salt = await saltFor(partial, manifestDigest)
  const key = await batchKey(password, { salt, manifestDigest })
  const totalBytes = sealedSize(8 + text.byteLength + sum(files))
  try {
    const out = await openResumable(partial)
    try {
      await out.append(packHeader({ salt, manifestDigest, keyCheck: keyCheck(key) }))
      for await (const chunk of sealed(key, plainBytes(text, files, read))) {
        stopIfCancelled(signal)
        await out.append(chunk)
        onProgress('writing', out.position(), totalBytes)
      }
      await out.finish()
    } finally {
      await out.close()
    }
    await readBack(partial, password, signal, (done) => onProgress('checking', done, totalBytes))
    await moveDurably(partial, path)
    return { sizeBytes: totalBytes, keptBytes: out.keptBytes() }
  } catch (error) {
    throw diskError(error, path)
  }
}

/** The salt of an earlier attempt at the very same content, so that its bytes can stay. */
async function saltFor(partial: string, manifestDigest: Buffer): Promise<Buffer> {
  const head = Buffer.alloc(BATCH_HEADER_BYTES)
  try {
    const file = await open(partial, 'r')
    try {
      await file.read(head, 0, head.length, 0)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
  }
  const header = readHeader(head)
  return header?.manifestDigest.equals(manifestDigest) ? header.salt : randomBytes(SALT_BYTES)
}

async function* plainBytes(
  manifest: Buffer,
  files: readonly BatchFile[],
  read: BatchSource['read'],
): AsyncGenerator<Uint8Array> {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(manifest.byteLength))
  yield length
  yield manifest
  for (const file of files) {
    const hash = createHash('sha256')
    for await (const part of read(file)) {
      hash.update(part)
      yield part
    }
    // What is damaged here must not travel: the receiver could only refuse it.
    if (hash.digest('hex') !== file.sha256) {
      throw new AppError({ code: 'evidence-damaged', names: [file.name] })
    }
  }
}

async function* sealed(key: Buffer, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let filled = 0
  let index = 0
  for await (const piece of plain) {
    for (let from = 0; from < piece.byteLength;) {
      // A full chunk is sealed only when more follows: the last one is marked.
      if (filled === CHUNK_BYTES) {
        yield sealChunk(key, index++, false, chunk)
        filled = 0
      }
      const part = piece.subarray(from, from + CHUNK_BYTES - filled)
      chunk.set(part, filled)
      filled += part.byteLength
      from += part.byteLength
    }
  }
  yield sealChunk(key, index, true, chunk.subarray(0, filled))
}

async function readBack(
  path: string,
  password: string,
  signal: AbortSignal,
  onDone: (doneBytes: number) => void,
): Promise<void> {
  const batch = await openBatch(path, password)
  let done = 0
  try {
    await batch.verify(signal, (sizeBytes) => onDone((done += sizeBytes)))
  } finally {
    await batch.close()
  }
}

function sealedSize(plain: number): number {
  return BATCH_HEADER_BYTES + plain + Math.max(1, Math.ceil(plain / CHUNK_BYTES)) * TAG_BYTES
}

function sum(files: readonly BatchFile[]): number {
  return files.reduce((all, { sizeBytes }) => all + sizeBytes, 0)
}
