import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureSystemPackages, type Need } from './debian.ts'
import { fallbackDist, fallbackMark, isFallbackSupported } from './fallback.ts'
import { downloadOfficial, electronVersion, officialDist } from './official.ts'
import { ensureRareFonts } from './rare-fonts.ts'
import { SetupError } from './setup-error.ts'
import { ensureSqliteAddon } from './sqlite-addon.ts'

export type Runtime = {
  /** `fallback` is for development and tests only; a release is built on `official`. */
  readonly kind: 'official' | 'fallback'
  readonly version: string
  readonly distDir: string
  readonly executablePath: string
  /** The folder of the rare-character pack; undefined where it is out of reach. */
  readonly rareFonts: string | undefined
}

/**
 * Prepares whatever this machine still misses to run the real Electron, and says where it is.
 *
 * A second call finds everything in place and takes some tens of milliseconds. Order of choice:
 * ELECTRON_OVERRIDE_DIST_PATH, the official Electron, the fallback (SMEDT_RUNTIME=fallback asks for
 * it even where the official one is in reach).
 */
export async function ensureRuntime(needs: readonly Need[]): Promise<Runtime> {
  await ensureSystemPackages(needs)
  const runtime = { ...describe(await findDist()), rareFonts: await ensureRareFonts() }
  if (runtime.kind === 'fallback') await ensureSqliteAddon()
  return runtime
}

/** The environment for everything that starts Electron below us. */
export function runtimeEnv(runtime: Runtime): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.distDir,
    SMEDT_ELECTRON: runtime.executablePath,
    SMEDT_RARE_FONTS: runtime.rareFonts,
    ELECTRON_RUN_AS_NODE: undefined, // some editors' terminals set it, and no window would open
  }
}

async function findDist(): Promise<string> {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (chosen) return resolve(chosen)
  const wantsFallback = process.env['SMEDT_RUNTIME'] === 'fallback'
  const official = wantsFallback ? undefined : (officialDist() ?? (await downloadOfficial()))
  if (official) return official
  if (isFallbackSupported()) return fallbackDist()
  throw new SetupError(
    `无法下载 Electron / Cannot download Electron ${electronVersion()}. Set ELECTRON_MIRROR to a mirror in reach, or unpack electron-v${electronVersion()}-${process.platform}-${process.arch}.zip and set ELECTRON_OVERRIDE_DIST_PATH to its folder, then try again. (The fallback runtime exists for Linux x64 only.)`,
  )
}

function describe(distDir: string): Omit<Runtime, 'rareFonts'> {
  const executablePath = join(distDir, executableName())
  if (!existsSync(executablePath)) {
    throw new SetupError(
      `运行时不完整 / No Electron at ${executablePath}. Delete ${distDir} (or correct ELECTRON_OVERRIDE_DIST_PATH) and try again.`,
    )
  }
  const isFallback = existsSync(join(distDir, fallbackMark))
  const version = readFileSync(join(distDir, 'version'), 'utf8').trim().replace(/^v/, '')
  return { kind: isFallback ? 'fallback' : 'official', version, distDir, executablePath }
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}
