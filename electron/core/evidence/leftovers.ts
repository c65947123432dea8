import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../files.ts'

/** Takes away what a kill left half-written in the evidence folder; nothing refers to it yet. */
export async function removeLeftovers(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (/^\..+\.tmp$/.test(name)) await rm(join(folder, name), { force: true })
    }
  } catch (error) {
    // No folder yet: no evidence was ever added.
    if (!hasCode(error, 'ENOENT')) throw error
  }
}
