import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deriveKey, openChunk, SALT_BYTES, sealChunk } from '../evidence/cipher.ts'
import { removeLeftovers } from '../evidence/leftovers.ts'
import { hasCode } from '../files.ts'
import { PRINT_COPY_EDITION } from './shrink-photo.ts'

/**
 * Print copies on disk, named by a keyed hash of their originals' SHA-256 and encrypted.
 *
 * A cache: nothing refers to it, so nothing is fsynced, and what is missing or unreadable is made
 * again. The key of a copy is its original's as well, so files can't be changed for one another.
 *
 * File: salt (32) | one sealed chunk.
 */
export type PrintCopyStore = {
  /** Null where there is none that can be read. */
  readonly find: (sha256: string) => Promise<Uint8Array | null>
  readonly has: (sha256: string) => Promise<boolean>
  readonly keep: (sha256: string, copy: Uint8Array) => Promise<void>
}

export function createPrintCopyStore(folder: string, dataKey: Uint8Array): PrintCopyStore {
  const edition = join(folder, PRINT_COPY_EDITION)
  const nameKey = deriveKey(dataKey, 'smedt print copy name', Buffer.alloc(0))
  const keyOf = (sha256: string, salt: Uint8Array): Buffer =>
    deriveKey(dataKey, `smedt print copy ${PRINT_COPY_EDITION} ${sha256}`, salt)
  const pathOf = (sha256: string): string => {
    const name = createHmac('sha256', nameKey).update(sha256).digest('hex')
    return join(edition, name.slice(0, 2), `${name}.enc`)
  }
  return {
    find: async (sha256) => {
      try {
        const file = await readFile(pathOf(sha256))
        const key = keyOf(sha256, file.subarray(0, SALT_BYTES))
        return openChunk(key, 0, true, file.subarray(SALT_BYTES))
      } catch {
        // Missing, cut or changed: the caller makes it again.
        return null
      }
    },
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    keep: async (sha256, copy) => {
      const path = pathOf(sha256)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const salt = randomBytes(SALT_BYTES)
      const sealed = sealChunk(keyOf(sha256, salt), 0, true, Buffer.from(copy))
      const temporary = join(edition, `.${randomUUID()}.tmp`)
      try {
        await writeFile(temporary, [salt, sealed], { flag: 'wx', mode: 0o600 })
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}

/** Takes away what a kill left half-written, and the copies of other editions. */
export async function cleanPrintCopies(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (name !== PRINT_COPY_EDITION)
        await rm(join(folder, name), { recursive: true, force: true })
    }
  } catch (error) {
    // No folder yet: no copy was ever made.
    if (!hasCode(error, 'ENOENT')) throw error
  }
  await removeLeftovers(join(folder, PRINT_COPY_EDITION))
}
