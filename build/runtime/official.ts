import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { setGlobalProxyFromEnv } from 'node:http'
import { join } from 'node:path'
import { cacheDir, installedVersion, nodeModule } from './paths.ts'
import { SetupError, progress } from './setup-error.ts'
import { capture } from './shell.ts'

const probeTimeoutMs = 4000
const downloadTimeoutMs = 15 * 60 * 1000
const forgetFailureAfterMs = 6 * 60 * 60 * 1000
const defaultMirror = 'https://github.com/electron/electron/releases/download/'

/** The folder of the official Electron, when the `electron` package has already fetched it. */
export function officialDist(): string | undefined {
  const dist = nodeModule('electron', 'dist')
  const version = join(dist, 'version')
  if (!existsSync(version) || !existsSync(nodeModule('electron', 'path.txt'))) return undefined
  const isCurrent = readFileSync(version, 'utf8').replace(/^v/, '').trim() === electronVersion()
  return isCurrent ? dist : undefined
}

/**
 * Fetches the official Electron through the `electron` package's own installer.
 *
 * Honours ELECTRON_MIRROR and proxies. A closed network is noticed within seconds and remembered for
 * some hours, so that the next run does not wait again; a change of mirror tries at once.
 */
export async function downloadOfficial(): Promise<string | undefined> {
  if (failedRecently() || !(await isReachable())) return undefined
  progress(`下载 Electron ${electronVersion()} / Downloading the official Electron ...`)
  const result = await capture(process.execPath, [nodeModule('electron', 'install.js')], {
    env: { ...process.env, NODE_USE_ENV_PROXY: '1', ELECTRON_OVERRIDE_DIST_PATH: undefined },
    timeoutMs: downloadTimeoutMs,
  })
  const dist = officialDist()
  if (dist) return dist
  progress(`下载失败 / The download failed: ${result.stderr.trim().split('\n')[0] ?? ''}`)
  await rememberFailure()
  return undefined
}

export function electronVersion(): string {
  const version = installedVersion('electron')
  if (!version) throw new SetupError('依赖未安装，请先执行 / Dependencies are missing, run: npm ci')
  return version
}

async function isReachable(): Promise<boolean> {
  setGlobalProxyFromEnv()
  const version = electronVersion()
  const file = `v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    const signal = AbortSignal.timeout(probeTimeoutMs)
    const response = await fetch(new URL(file, mirror()), { method: 'HEAD', signal })
    // A mirror of one's own may lay out its folders differently (ELECTRON_CUSTOM_DIR).
    if (response.ok || mirror() !== defaultMirror) return true
  } catch {
    // No route, no name, no answer: all of them mean the same here.
  }
  await rememberFailure()
  return false
}

function mirror(): string {
  return (
    process.env['npm_config_electron_mirror'] || process.env['ELECTRON_MIRROR'] || defaultMirror
  )
}

function failureStamp(): string {
  return join(cacheDir(), `electron-${electronVersion()}-unreachable`)
}

function failedRecently(): boolean {
  const stamp = failureStamp()
  if (!existsSync(stamp)) return false
  const isFresh = Date.now() - statSync(stamp).mtimeMs < forgetFailureAfterMs
  return isFresh && readFileSync(stamp, 'utf8') === mirror()
}

async function rememberFailure(): Promise<void> {
  await mkdir(cacheDir(), { recursive: true })
  writeFileSync(failureStamp(), mirror())
}
