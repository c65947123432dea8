import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
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
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await moveDurably(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw diskError(error, path)
  }
}

/** Renames a finished file to its place and makes the new name last. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

async function syncFolder(folder: string): Promise<void> {
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
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')
    ? new AppError({ code: 'disk-full', path }, { cause: error })
    : error
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
