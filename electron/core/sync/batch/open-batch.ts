import { createHash } from 'node:crypto'
import {
  BATCH_MANIFEST_BYTES,
  batchFiles,
  batchManifestSchema,
  type BatchFile,
  type BatchManifest,
} from '../../../../shared/formats/upload-batch.ts'
import { AppError } from '../../../../shared/errors.ts'
import { CHUNK_BYTES, openChunk, SEALED_CHUNK_BYTES, TAG_BYTES } from '../../evidence/cipher.ts'
import { openPackageFile, stopIfCancelled, type PackageFile } from '../../exchange/package-file.ts'
import { parseJson } from '../parse-json.ts'
import { BATCH_HEADER_BYTES, batchKey, keyCheck, readHeader } from './batch-key.ts'

const LENGTH_BYTES = 8

/** A batch that was read to its end once: whole, and its manifest is what its hash says. */
export type OpenBatch = {
  readonly manifest: BatchManifest
  readonly files: readonly BatchFile[]
  readonly sizeBytes: number
  /** The bytes of a file; they are those of its hash, or this throws at the end. */
  readonly file: (sha256: string) => AsyncGenerator<Uint8Array>
  /** Reads everything and hashes every file. */
  readonly verify: (signal: AbortSignal, onBytes: (sizeBytes: number) => void) => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a batch as hostile; throws `file-unreadable` with what to do. */
export async function openBatch(path: string, password: string): Promise<OpenBatch> {
  const file = await openPackageFile(path)
  try {
    return await readBatch(file, password)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readBatch(file: PackageFile, password: string): Promise<OpenBatch> {
  const refuse = (reason: string): AppError =>
    new AppError({ code: 'file-unreadable', file: file.name, reason })
  const head = Buffer.alloc(Math.min(BATCH_HEADER_BYTES, file.sizeBytes))
  await file.readAt(head, 0)
  const header = readHeader(head)
  if (!header) throw refuse('它不是上报批次文件，请选择扩展名为 .uploadbatch 的文件')
  const key = await batchKey(password, header)
  if (!keyCheck(key).equals(header.keyCheck)) {
    throw refuse('密码不对。请核对导出批次时设置的密码')
  }
  const sealedBytes = file.sizeBytes - BATCH_HEADER_BYTES
  const count = Math.max(1, Math.ceil(sealedBytes / SEALED_CHUNK_BYTES))
  const plainBytes = sealedBytes - count * TAG_BYTES

  async function chunk(index: number): Promise<Buffer> {
    const from = index * SEALED_CHUNK_BYTES
    const sealed = Buffer.alloc(Math.min(SEALED_CHUNK_BYTES, sealedBytes - from))
    await file.readAt(sealed, BATCH_HEADER_BYTES + from)
    try {
      return openChunk(key, index, index === count - 1, sealed)
    } catch {
      // The tag does not fit: a cut file has no last chunk, and a changed one is refused alike.
      throw refuse('文件不完整或已损坏，可能是 U 盘拔得太早。请在原来的电脑上重新导出')
    }
  }
  async function* plain(from: number, length: number): AsyncGenerator<Buffer> {
    if (from + length > plainBytes) throw refuse('文件的内容和目录对不上，请重新导出')
    for (let at = from; at < from + length;) {
      const index = Math.floor(at / CHUNK_BYTES)
      const start = at - index * CHUNK_BYTES
      const part = (await chunk(index)).subarray(start, start + from + length - at)
      at += part.byteLength
      yield part
    }
  }
  async function readAll(from: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of plain(from, length)) parts.push(part)
    return Buffer.concat(parts)
  }

  // A file that was cut is told at once, before anything of it is used.
  if (plainBytes < LENGTH_BYTES) throw refuse('文件不完整，请在原来的电脑上重新导出')
  await chunk(count - 1)
  const length = Number((await readAll(0, LENGTH_BYTES)).readBigUInt64BE())
  if (length > BATCH_MANIFEST_BYTES) throw refuse('文件的目录过大，请分几次导出')
  const text = await readAll(LENGTH_BYTES, length)
  if (!createHash('sha256').update(text).digest().equals(header.manifestDigest)) {
    throw refuse('文件的目录与校验值不一致，请重新导出')
  }
  const parsed = batchManifestSchema.safeParse(parseJson(text.toString('utf8')))
  if (!parsed.success) throw refuse('这个版本的程序读不懂文件的目录，请升级程序后再试')
  const files = batchFiles(parsed.data.items.map(({ submission }) => submission))
  const places = new Map<string, { readonly at: number; readonly file: BatchFile }>()
  let at = LENGTH_BYTES + length
  for (const each of files) {
    places.set(each.sha256, { at, file: each })
    at += each.sizeBytes
  }
  if (at !== plainBytes) throw refuse('文件的内容和目录对不上，请重新导出')

  async function* content(sha256: string): AsyncGenerator<Uint8Array> {
    const place = places.get(sha256)
    if (!place) throw refuse('文件的目录里没有要找的佐证')
    const hash = createHash('sha256')
    for await (const part of plain(place.at, place.file.sizeBytes)) {
      hash.update(part)
      yield part
    }
    if (hash.digest('hex') !== sha256) {
      throw refuse(`其中“${place.file.name}”的内容与校验值不一致，请重新导出`)
    }
  }
  return {
    manifest: parsed.data,
    files,
    sizeBytes: file.sizeBytes,
    file: content,
    verify: async (signal, onBytes) => {
      for (const { sha256 } of files) {
        for await (const part of content(sha256)) {
          stopIfCancelled(signal)
          onBytes(part.byteLength)
        }
      }
    },
    close: file.close,
  }
}
