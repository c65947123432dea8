import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeModule, repoRoot } from '../runtime/paths.ts'
import { SetupError, progress } from '../runtime/setup-error.ts'
import { run } from '../runtime/shell.ts'

const config = 'build/electron.vite.config.ts'
const sources = ['db', 'electron', 'renderer', 'shared']
const settings = [config, 'package.json', 'package-lock.json', 'tsconfig.json']
const stamp = join(repoRoot, 'out', '.built-from')

/** Builds the app into out/ unless out/ was built from exactly these sources. */
export async function buildApp(): Promise<void> {
  const hash = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  progress('构建应用 / Building the app ...')
  const cli = nodeModule('electron-vite', 'bin', 'electron-vite.js')
  const code = await run(process.execPath, [cli, 'build', '--config', config], {
    quietStdout: true,
  })
  if (code !== 0) throw new SetupError('构建失败 / The build failed; see the messages above.')
  writeFileSync(stamp, hash)
}

/** Hashes names and contents, so that a removed file and a switched branch count as changes. */
function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of [...sources.flatMap(listFiles), ...settings]) {
    const path = join(repoRoot, file)
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function listFiles(folder: string): readonly string[] {
  const path = join(repoRoot, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repoRoot.length + 1))
    .toSorted()
}
