import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repoRoot } from '../runtime/paths.ts'
import { command } from './command.ts'

/**
 * `npm run lock`, after `npm install` behind a registry that lacks other platforms' packages.
 *
 * npm leaves an optional package that it can't find out of the lock file and then refuses that lock
 * file in `npm ci`. This writes the missing entries (version, os, cpu) as npm itself would; they
 * have no integrity hash, since nobody here has seen the packages.
 */
type LockEntry = {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly dev?: boolean
  readonly [field: string]: unknown
}
type Lock = { packages: Readonly<Record<string, LockEntry>>; readonly [field: string]: unknown }

const SYSTEMS = ['android', 'darwin', 'win32', 'linux', 'freebsd', 'openharmony']

await command(async () => {
  const path = join(repoRoot, 'package-lock.json')
  const lock = JSON.parse(await readFile(path, 'utf8')) as Lock
  const missing = Object.entries(lock.packages).flatMap(([parentPath, parent]) =>
    Object.entries(parent.optionalDependencies ?? {}).flatMap(([name, version]) => {
      const places = [`${parentPath}/node_modules/${name}`, `node_modules/${name}`]
      const isThere = places.some((place) => place in lock.packages)
      const entry = isThere ? null : platformEntry(name, version, parent)
      return entry ? [[`node_modules/${name}`, entry] as const] : []
    }),
  )
  const all = [...Object.entries(lock.packages), ...missing]
  lock.packages = Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')))
  await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`added ${missing.length} entries\n`)
  return 0
})

/** `@scope/binding-linux-x64-musl` says its os, cpu and libc in its name; null where it does not. */
function platformEntry(name: string, version: string, parent: LockEntry): LockEntry | null {
  const tail = (name.split('/')[1] ?? name).replace(/^(binding|core)-/, '')
  const [os = '', cpu = '', abi = ''] = tail.split('-')
  if (!SYSTEMS.includes(os) || !/^\d+\.\d+\.\d+$/.test(version)) return null
  const libc = abi.startsWith('musl') ? ['musl'] : abi.startsWith('gnu') ? ['glibc'] : null
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: [os],
  }
}
