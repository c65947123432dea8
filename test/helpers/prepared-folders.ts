import { constants, existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run keeps its prepared data folders. */
    readonly preparedFolders: string
  }
}

/** Vitest's global setup: a place for prepared data folders, gone with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = await mkdtemp(join(tmpdir(), 'smedt-prepared-'))
  project.provide('preparedFolders', place)
  return () => rm(place, { recursive: true, force: true })
}

/**
 * Fills a test's folder with a copy of a data folder that is made once a run, by whoever needs it
 * first: playing a task to its signed opinion takes a hundred times as long as copying it.
 */
export async function copyPrepared(
  name: string,
  into: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const place = inject('preparedFolders')
  const prepared = join(place, name)
  if (!existsSync(prepared)) {
    const folder = await mkdtemp(join(place, 'making-'))
    await make(folder)
    await takePlace(folder, prepared)
  }
  await cp(prepared, into, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

/** Environment of a program's process: compiled code is kept for the run, a start takes half the time. */
export function fastStart(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(inject('preparedFolders'), 'compiled') }
}

/** Two workers may make the same at once; the first one stays. */
async function takePlace(folder: string, prepared: string): Promise<void> {
  try {
    await rename(folder, prepared)
  } catch (error) {
    if (!existsSync(prepared)) throw error
  }
}
