import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../files.ts'

const HALF_WRITTEN = /^\..+\.tmp$/

/** Takes away what a kill left behind in a folder; nothing refers to it. */
export async function removeLeftovers(folder: string, named = HALF_WRITTEN): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (named.test(name)) await rm(join(folder, name), { force: true })
    }
  } catch (error) {
    // No folder yet: nothing was ever added.
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
