import { createPackage } from '@electron/asar'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const manifest = { name: 'default-app', version: '1.0.0', type: 'module', main: 'main.js' }

/**
 * What an official Electron does when it is started with an app's folder.
 *
 * An ES module, because Electron waits for its top-level await before it is "ready": the app can
 * still register schemes. `-r` is how Playwright preloads its own file.
 */
const main = `
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
const preloads = []
let target
while (args.length > 0 && target === undefined) {
  const arg = args.shift()
  if (arg === '-r' || arg === '--require') preloads.push(args.shift())
  else if (!arg.startsWith('-')) target = resolve(arg)
}
if (target === undefined) {
  console.error('Say which app to start: electron <folder>')
  process.exit(1)
}
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
const require = createRequire(join(target, 'package.json'))
for (const file of preloads) require(resolve(file))
const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
if (manifest.version) app.setVersion(manifest.version)
app.setName(manifest.productName ?? manifest.name ?? app.getName())
app.setAppPath(target)
await import(pathToFileURL(require.resolve(target)).href)
`

/** Writes `default_app.asar`, the file of an official dist that packagers know to leave out. */
export async function writeDefaultApp(resources: string): Promise<void> {
  const source = join(resources, 'default_app')
  await mkdir(source, { recursive: true })
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(source, 'main.js'), main.trimStart())
  await createPackage(source, join(resources, 'default_app.asar'))
  await rm(source, { recursive: true })
}
