import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir } from './paths.ts'
import { SetupError } from './setup-error.ts'

const abandonedAfterMs = 24 * 60 * 60 * 1000

/**
 * A folder of the cache, filled on first use.
 *
 * It is filled under a temporary name and renamed when complete, so a folder with its final name is
 * always whole, and two processes that fill it at the same time only waste one of the two copies.
 */
export async function cachedFolder(
  name: string,
  fill: (dir: string) => Promise<void>,
): Promise<string> {
  const target = join(cacheDir(), name)
  if (existsSync(target)) return target
  const temporary = await temporaryFolder(name)
  try {
    await fill(temporary)
    await rename(temporary, target).catch((cause: unknown) => {
      if (!existsSync(target)) throw cause
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  return target
}

async function temporaryFolder(name: string): Promise<string> {
  try {
    await mkdir(cacheDir(), { recursive: true })
    await removeAbandoned()
    return await mkdtemp(join(cacheDir(), `.tmp-${name}-`))
  } catch (cause) {
    throw new SetupError(
      `缓存目录不可写 / Cannot write to ${cacheDir()}. Make it writable, or set XDG_CACHE_HOME to a folder that is.`,
      { cause },
    )
  }
}

/** Removes what killed runs left behind. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(cacheDir())) {
    if (!entry.startsWith('.tmp-')) continue
    const path = join(cacheDir(), entry)
    const info = await stat(path).catch(() => undefined) // another run may just have renamed it
    if (info && Date.now() - info.mtimeMs > abandonedAfterMs) {
      await rm(path, { recursive: true, force: true })
    }
  }
}
