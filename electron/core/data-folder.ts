import { createHmac } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase, type Db } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import { hasCode, writeFileDurably } from './files.ts'

/**
 * Opens the database of a data folder with its key.
 *
 * `key.check` tells a wrong key from a damaged database: a key that fits the check but not the
 * database means damage, and nothing is ever erased for it.
 */
export async function openDataFolder(folder: string, key: Uint8Array): Promise<Db> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'key.check')
  const check = createHmac('sha256', key).update('smedt key check').digest('hex')
  const found = await readCheck(path)
  if (found !== null && found !== check) throw new AppError({ code: 'wrong-key', path: folder })
  // The check is written once there is a database: opening would begin an empty one in its place.
  if (found !== null && (await sizeOf(join(folder, 'acceptance.sqlite'))) === 0) {
    throw new AppError({ code: 'database-damaged', path: folder })
  }
  try {
    const db = openDatabase({ folder, key })
    if (found === null) await writeFileDurably(path, `${check}\n`, 0o600)
    return db
  } catch (error) {
    const isOurKey = found === check
    if (isOurKey && error instanceof AppError && error.info.code === 'wrong-key') {
      throw new AppError({ code: 'database-damaged', path: folder }, { cause: error })
    }
    throw error
  }
}

/** Null where there is none, or one that no key can fit: then the database alone judges. */
async function readCheck(path: string): Promise<string | null> {
  try {
    const check = (await readFile(path, 'utf8')).trim()
    return /^[0-9a-f]{64}$/.test(check) ? check : null
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Bytes of a file; 0 where there is none. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0
    throw error
  }
}
