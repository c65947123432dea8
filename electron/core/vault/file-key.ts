import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { createFileDurably, hasCode } from '../files.ts'

export const KEY_BYTES = 32
const FILE_NAME = 'data.key'
const KEYCHAIN_FILE_NAME = 'data.key.sealed'

/** The key file of a folder without a keychain. */
export function keyFilePath(folder: string): string {
  return join(folder, FILE_NAME)
}

/** Where the shell keeps the data key that the system's keychain has wrapped. */
export function sealedKeyPath(folder: string): string {
  return join(folder, KEYCHAIN_FILE_NAME)
}

/**
 * The data key of a folder, kept in a file that only its owner reads (0600): where there is no
 * keychain, and for the command line. Made at the first use.
 *
 * A folder whose key is in a keychain is refused: only the app can open it.
 */
export async function loadFileKey(folder: string): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await readKey(folder)
  if (found !== null) return found
  if ((await readIfThere(sealedKeyPath(folder))) !== null) {
    throw new AppError({
      code: 'data-folder-unsupported',
      path: folder,
      reason: '其密钥保存在系统钥匙串中，只能由桌面程序打开。命令行请用 --data-dir 另选目录。',
    })
  }
  if ((await readIfThere(join(folder, 'acceptance.sqlite'))) !== null) {
    // A key is there before its database: another first start may have made both just now.
    const made = await readKey(folder)
    if (made !== null) return made
    throw new AppError({ code: 'wrong-key', path: folder })
  }
  // Two first starts at once: one key stays, and both go on with it.
  await createFileDurably(keyFilePath(folder), `${randomBytes(KEY_BYTES).toString('hex')}\n`, 0o600)
  const key = await readKey(folder)
  if (key === null) throw new AppError({ code: 'wrong-key', path: folder })
  return key
}

async function readKey(folder: string): Promise<Uint8Array | null> {
  const found = await readIfThere(keyFilePath(folder))
  if (found === null) return null
  const key = Buffer.from(found.toString('utf8').trim(), 'hex')
  if (key.length !== KEY_BYTES) throw new AppError({ code: 'wrong-key', path: folder })
  return key
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
