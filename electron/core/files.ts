import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/**
 * Writes a whole file so that it is there entirely or not at all: temp + fsync + rename + fsync of
 * the folder. `mode` holds from the first byte.
 */
export async function writeFileDurably(
  path: string,
  content: Uint8Array | string,
  mode = 0o644,
): Promise<void> {
  const temporary = temporaryBeside(path)
  try {
    await writeSynced(temporary, content, mode)
    await moveDurably(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw diskError(error, path)
  }
}

/**
 * Like `writeFileDurably`, but never replaces a file: where another process was first, its file
 * stays and the answer is false.
 */
export async function createFileDurably(
  path: string,
  content: Uint8Array | string,
  mode = 0o644,
): Promise<boolean> {
  const temporary = temporaryBeside(path)
  try {
    await writeSynced(temporary, content, mode)
    await link(temporary, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw diskError(error, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${randomUUID()}.tmp`)
}

async function writeSynced(
  path: string,
  content: Uint8Array | string,
  mode: number,
): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Renames a finished file to its place and makes the new name last. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Makes a folder whose own name lasts too. */
export async function makeFolderDurably(folder: string): Promise<void> {
  if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined) {
    await syncFolder(dirname(folder))
  }
}

/** Makes the names in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows can't open folders; NTFS journals the rename itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A full disk in the catalogue's words; any other error as it is. */
export function diskError(error: unknown, path: string): unknown {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].some((code) => hasCode(error, code))
    ? new AppError({ code: 'disk-full', path }, { cause: error })
    : error
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
