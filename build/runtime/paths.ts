import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The checkout that this file belongs to. */
export const repoRoot = resolve(import.meta.dirname, '../..')

export function nodeModule(...parts: readonly string[]): string {
  return join(repoRoot, 'node_modules', ...parts)
}

/** Version of an installed package, or undefined when it is not installed. */
export function installedVersion(name: string): string | undefined {
  const file = nodeModule(name, 'package.json')
  if (!existsSync(file)) return undefined
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    return undefined
  return String(manifest.version)
}

/** Everything we prepare lives outside the checkout: it survives `npm ci` and serves every clone. */
export function cacheDir(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'smedt-acceptance')
}
