import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformProblem } from '../problems.ts'
import type { ExpectedFile } from './store.ts'

const DAY_MS = 24 * 3_600_000

/** Removes what a crash left behind; another server may be writing what is younger. */
export function dropLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const ageMs = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (ageMs > DAY_MS) rmSync(path, { force: true })
  }
}

/**
 * Writes bytes to a temporary file, hashed on the way and fsynced, and hands it to `use`.
 *
 * Throws a problem when they are not those expected. The temporary file is gone afterwards.
 */
export async function withVerifiedFile<T>(
  folder: string,
  file: ExpectedFile,
  bytes: AsyncIterable<Uint8Array>,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const temporary = join(folder, randomUUID())
  try {
    await write(temporary, file, bytes)
    return await use(temporary)
  } finally {
    await rm(temporary, { force: true })
  }
}

async function write(
  path: string,
  expected: ExpectedFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > expected.sizeBytes) throw mismatch(`超过登记的 ${expected.sizeBytes} 字节`)
      hash.update(chunk)
      await handle.writeFile(chunk)
    }
    if (sizeBytes < expected.sizeBytes) {
      throw mismatch(`只收到 ${sizeBytes} 字节，登记为 ${expected.sizeBytes} 字节`)
    }
    if (hash.digest('hex') !== expected.sha256) throw mismatch('SHA-256 与登记的不一致')
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function mismatch(what: string): PlatformProblem {
  return new PlatformProblem(422, 'file-mismatch', `文件${what}，未保存。请核对原件后重新上传。`)
}
