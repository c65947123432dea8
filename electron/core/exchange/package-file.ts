import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { hasCode } from '../files.ts'

const CHUNK_BYTES = 256 * 1024

/** A file held open, so that what is checked is what is read later. */
export type PackageFile = {
  readonly name: string
  readonly sizeBytes: number
  /** Fills the whole buffer; a place outside the file is an error, never a short read. */
  readonly readAt: (buffer: Uint8Array, position: number) => Promise<void>
  /** Bytes from `start` up to, not including, `end`. */
  readonly range: (start: number, end: number) => AsyncGenerator<Uint8Array>
  readonly close: () => Promise<void>
}

/** Opens a regular file for reading; throws `file-unreadable`. */
export async function openPackageFile(path: string): Promise<PackageFile> {
  const name = basename(path)
  // A pipe would block while it is opened, so ask first.
  const before = await readable(name, () => stat(path))
  if (!before.isFile()) throw unreadable(name, '它不是一个文件')
  const handle = await readable(name, () => open(path, 'r'))
  const { size } = await readable(name, () => handle.stat())

  async function readAt(buffer: Uint8Array, position: number): Promise<void> {
    if (!Number.isSafeInteger(position) || position < 0 || position + buffer.byteLength > size) {
      throw new RangeError(`outside the file: ${position}`)
    }
    let done = 0
    while (done < buffer.byteLength) {
      const { bytesRead } = await readable(name, () =>
        handle.read(buffer, done, buffer.byteLength - done, position + done),
      )
      if (bytesRead === 0) throw unreadable(name, '读取时文件发生了变化')
      done += bytesRead
    }
  }

  async function* range(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let position = start; position < end; position += CHUNK_BYTES) {
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, end - position))
      await readAt(chunk, position)
      yield chunk
    }
  }

  return { name, sizeBytes: size, readAt, range, close: () => handle.close() }
}

/** SHA-256 of the whole file, read at constant memory. */
export async function hashFile(file: PackageFile, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of file.range(0, file.sizeBytes)) {
    stopIfCancelled(signal)
    hash.update(chunk)
  }
  return hash.digest('hex')
}

export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError({ code: 'cancelled' })
}

async function readable<T>(name: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw unreadable(name, reasonOf(error), error)
  }
}

function unreadable(file: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'file-unreadable', file, reason }, { cause })
}

function reasonOf(error: unknown): string {
  if (hasCode(error, 'ENOENT')) return '文件不存在，可能已被移走或 U 盘已拔出'
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) return '没有读取权限'
  if (hasCode(error, 'EBUSY')) return '文件正被其他程序占用'
  if (hasCode(error, 'EIO') || hasCode(error, 'ENXIO')) return '存储设备读取出错或已拔出'
  const code = error instanceof Error && 'code' in error ? String(error.code) : '未知原因'
  return `读取出错（${code}）`
}
