import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import type { ReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformProblem, tooLarge } from './problems.ts'

export type ExpectedFile = { readonly sha256: string; readonly sizeBytes: number }

export type FileStore = {
  readonly has: (file: ExpectedFile) => boolean
  readonly read: (sha256: string) => ReadStream
  /** Keeps the bytes, or throws a problem and keeps nothing. */
  readonly receive: (file: ExpectedFile, bytes: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Files under the name of their SHA-256.
 *
 * Bytes go to a temporary name, are hashed on the way and fsynced; only then are they renamed, so a
 * file under its hash is always whole. Writing the same content twice is harmless.
 */
export function openFileStore(dataDir: string, maxBytes: number): FileStore {
  const incoming = join(dataDir, 'incoming')
  const kept = join(dataDir, 'files')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  mkdirSync(kept, { recursive: true })
  const pathOf = (sha256: string): string => join(kept, sha256.slice(0, 2), sha256)

  return {
    has: ({ sha256, sizeBytes }) => {
      const path = pathOf(sha256)
      return existsSync(path) && statSync(path).size === sizeBytes
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    receive: async (file, bytes) => {
      if (file.sizeBytes > maxBytes) throw tooLarge(maxBytes)
      const temporary = join(incoming, randomUUID())
      try {
        await writeVerified(temporary, file, bytes)
        const target = pathOf(file.sha256)
        const folder = join(kept, file.sha256.slice(0, 2))
        await mkdir(folder, { recursive: true })
        await rename(temporary, target)
        await syncFolder(folder)
        await syncFolder(kept)
      } finally {
        await rm(temporary, { force: true })
      }
    },
  }
}

async function writeVerified(
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

function mismatch(what: string): PlatformProblem {
  return new PlatformProblem(422, 'file-mismatch', `文件${what}，未保存。请核对原件后重新上传。`)
}

/** Makes the rename itself durable; Windows has no folder handles and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
