import { createHmac } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
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

async function readCheck(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}
