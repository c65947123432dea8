import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { assertPackFile } from '../../electron/core/documents/kit/rare-pack.ts'
import { RARE_PACK_FILES } from '../../shared/domain/documents/rare-characters.ts'
import { cachedFolder } from './cache.ts'
import { cacheDir } from './paths.ts'
import { progress, SetupError } from './setup-error.ts'
import { capture } from './shell.ts'

const PACKAGE = 'fonts-hanazono'
const FOLDER = 'fonts-hanazono-20170904'

/** The folder of the prepared rare-character pack; undefined where it is not there yet. */
export function preparedRareFonts(): string | undefined {
  const folder = process.env['SMEDT_RARE_FONTS'] ?? join(cacheDir(), FOLDER)
  return existsSync(folder) ? folder : undefined
}

/**
 * Prepares the rare-character pack from its Debian package, which needs no root.
 *
 * It is a complement: where the package is out of reach one sentence says so and all else works.
 */
export async function ensureRareFonts(): Promise<string | undefined> {
  const prepared = preparedRareFonts()
  if (prepared !== undefined || process.platform !== 'linux') return prepared
  try {
    return await cachedFolder(FOLDER, fill)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    progress(
      `没有生僻字字库，其余不受影响 / No rare-character pack (${PACKAGE}), everything else works: ${reason}`,
    )
    return undefined
  }
}

async function fill(dir: string): Promise<void> {
  progress('准备生僻字字库 / Fetching the rare-character pack (22 MB) ...')
  const scratch = join(dir, 'download')
  await mkdir(scratch)
  await must('apt-get', ['download', '-qq', PACKAGE], scratch)
  const archive = (await readdir(scratch)).find((name) => name.endsWith('.deb'))
  if (archive === undefined) throw new SetupError('apt-get left no package')
  await must('dpkg-deb', ['-x', archive, 'x'], scratch)
  for (const file of RARE_PACK_FILES) {
    const unpacked = join(scratch, 'x/usr/share/fonts/truetype/hanazono', file.name)
    assertPackFile(unpacked, file)
    await copyFile(unpacked, join(dir, file.name))
  }
  const licence = join(scratch, 'x/usr/share/doc', PACKAGE, 'copyright')
  await copyFile(licence, join(dir, 'LICENSE_FONT'))
  await rm(scratch, { recursive: true })
}

async function must(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { code, stderr } = await capture(command, args, { cwd, timeoutMs: 120_000 })
  if (code !== 0) throw new SetupError(stderr.trim().split('\n').at(-1) ?? `${command}: ${code}`)
}
