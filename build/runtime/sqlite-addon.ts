import { existsSync, readFileSync } from 'node:fs'
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { cachedFolder } from './cache.ts'
import { ensureSystemPackages } from './debian.ts'
import { nodedirOptions } from './node-headers.ts'
import { cacheDir, installedVersion, nodeModule } from './paths.ts'
import { SetupError, progress } from './setup-error.ts'
import { capture } from './shell.ts'

const addonName = 'linux-x64.node'

/** Raise when the build below changes, so that older caches are made anew. */
const recipe = 1

/** The shipped binary wants Node-API 10; these flags make one that also loads where only 9 exists. */
const compilerFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'

/**
 * Puts an addon that the fallback runtime can load in place of the shipped one.
 *
 * The shipped binary crashes there at the first `new Database`. Ours is built once per version of
 * the package (about a minute) and loads in Node 20, Node 24 and Electron 33 alike, so it can stay.
 */
export async function ensureSqliteAddon(): Promise<void> {
  const folder = cacheName()
  const built = join(cacheDir(), folder, addonName)
  if (!existsSync(built)) {
    await ensureSystemPackages(['compiler'])
    await cachedFolder(folder, build)
  }
  const place = nodeModule('better-sqlite3', 'prebuilds', addonName)
  if (existsSync(place) && readFileSync(place).equals(readFileSync(built))) return
  // A rename, so that a process that has the old file loaded keeps it.
  const copy = `${place}.${process.pid}`
  await copyFile(built, copy)
  await rename(copy, place)
}

/** Whether node_modules holds our own build, which no release may contain. */
export function isSqliteAddonReplaced(): boolean {
  const built = join(cacheDir(), cacheName(), addonName)
  const place = nodeModule('better-sqlite3', 'prebuilds', addonName)
  return existsSync(built) && existsSync(place) && readFileSync(place).equals(readFileSync(built))
}

function cacheName(): string {
  const version = installedVersion('better-sqlite3')
  if (!version) throw new SetupError('依赖未安装，请先执行 / Dependencies are missing, run: npm ci')
  return `sqlite-addon-${version}-linux-x64-r${recipe}`
}

async function build(dir: string): Promise<void> {
  const work = join(dir, 'work')
  await mkdir(work)
  for (const part of ['binding.gyp', 'package.json', 'deps', 'lib', 'src']) {
    await cp(nodeModule('better-sqlite3', part), join(work, part), { recursive: true })
  }
  let log = ''
  for (const option of nodedirOptions()) {
    progress(
      '编译 SQLite 组件，约 1 分钟，仅首次 / Building the SQLite addon, about a minute, once ...',
    )
    const result = await nodeGyp(work, option)
    if (result.code === 0) {
      await copyFile(join(work, 'build/Release/better_sqlite3.node'), join(dir, addonName))
      await rm(work, { recursive: true })
      return
    }
    log = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-20).join('\n')
  }
  throw new SetupError(
    `${log}\nSQLite 组件编译失败 / The SQLite addon did not build. Check that g++ (C++20), make and python3 work, then try again.`,
  )
}

function nodeGyp(cwd: string, nodedir: readonly string[]) {
  const cli = nodeModule('node-gyp', 'bin', 'node-gyp.js')
  const args = [cli, 'rebuild', '--release', '--force_build=1', '--jobs=2', ...nodedir]
  return capture(process.execPath, args, {
    cwd,
    env: {
      ...process.env,
      CXXFLAGS: compilerFlags,
      NODE_PATH: nodeModule(), // binding.gyp asks Node where node-addon-api is
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  })
}
