import { createReadStream, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { stat } from 'node:fs/promises'
import { AppError } from '../../../shared/errors.ts'
import { withFileSource } from './file-source.ts'
import { inspect, type Inspected } from './inspect.ts'
import type { EvidenceStore, StoredFile } from './evidence-store.ts'

export type TakenIn = {
  readonly name: string
  readonly inspected: Inspected
  readonly stored: StoredFile
}

export type TakeInOptions = {
  readonly signal: AbortSignal
  /** Told now and then, for a file over `BIG_BYTES`. */
  readonly onProgress: (file: string, takenBytes: number, totalBytes: number) => void
}

/** Smaller ones are in before anybody looks for a cancel button. */
export const BIG_BYTES = 50 * 1024 * 1024
const TELL_EVERY_MS = 100

/** Checks a picked file and takes it into the store, at constant memory whatever its size. */
export async function takeIn(
  store: EvidenceStore,
  path: string,
  { signal, onProgress }: TakeInOptions,
): Promise<TakenIn> {
  const name = basename(path)
  try {
    const file = await stat(path)
    if (!file.isFile()) {
      throw new AppError({
        code: 'file-unreadable',
        file: name,
        reason: '不是文件（是文件夹），没有添加。请选择其中的文件',
      })
    }
    const inspected = await withFileSource(path, name, inspect)
    const tell = (taken: number) => onProgress(name, taken, file.size)
    const content = watch(createReadStream(path), signal, file.size > BIG_BYTES ? tell : null)
    return { name, inspected, stored: await store.add(asItWas(content, path, file)) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      { code: 'file-unreadable', file: name, reason: '文件不存在、被占用或没有权限' },
      { cause: error },
    )
  }
}

/** Ends in a refusal, before anything refers to it, where the file was written to meanwhile. */
async function* asItWas(
  content: AsyncIterable<Uint8Array>,
  path: string,
  before: Stats,
): AsyncGenerator<Uint8Array> {
  let taken = 0
  for await (const piece of content) {
    taken += piece.byteLength
    yield piece
  }
  const after = await stat(path)
  if (taken === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs)
    return
  throw new AppError({
    code: 'file-unreadable',
    file: basename(path),
    reason: '添加时文件正在变动（还在拷贝或录制），没有添加。请等它写完后再添加',
  })
}

async function* watch(
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  tell: ((takenBytes: number) => void) | null,
): AsyncGenerator<Uint8Array> {
  let taken = 0
  let toldAt = 0
  for await (const piece of content) {
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
    yield piece
    taken += piece.byteLength
    if (tell === null || performance.now() - toldAt < TELL_EVERY_MS) continue
    toldAt = performance.now()
    tell(taken)
  }
}
