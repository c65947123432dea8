import { stat } from 'node:fs/promises'
import { basename, dirname, relative, sep } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { DossierForm } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { hasCode } from '../files.ts'
import { stopped, targetError } from './failure.ts'
import { openFolderTarget } from './folder-target.ts'
import type { ExportMeter } from './meter.ts'
import { readBack } from './read-back.ts'
import { assertRoom, type Needed } from './space.ts'
import { PARTIAL_SUFFIX, type Target } from './target.ts'
import { openZipTarget } from './zip-target.ts'

export type Where = {
  /** What it will be called: a zip file, or a folder. */
  readonly path: string
  readonly form: DossierForm
  /** The time of a zip's entries: of the records, never of the clock. */
  readonly at: string
  readonly needed: Needed
}

/**
 * Writes files to a place that the user picked, under a name that says 未完成 until everything is
 * written, synced and read back; a second run goes on from there.
 *
 * Throws `export-stopped` with what is left, and whatever the signal is aborted with.
 */
export async function intoTarget<T>(
  { dataFolder }: Pick<Context, 'dataFolder'>,
  { path, form, at, needed }: Where,
  meter: ExportMeter,
  signal: AbortSignal,
  write: (target: Target) => Promise<T>,
): Promise<{ readonly result: T; readonly keptBytes: number }> {
  const partial = path + PARTIAL_SUFFIX
  assertOutside(dataFolder, path)
  try {
    if (form === 'folder') await assertFree(path)
    await assertRoom(partial, needed)
  } catch (error) {
    throw targetError(error, null)
  }
  let target: Target | null = null
  try {
    target = form === 'zip' ? await openZipTarget(path, at) : await openFolderTarget(path)
    const result = await write(target)
    const segments = await target.finish()
    meter.startChecking(segments.reduce((sum, { length }) => sum + length, 0))
    await readBack(target.partial, segments, meter.add, signal)
    const keptBytes = target.keptBytes()
    await target.publish()
    return { result, keptBytes }
  } catch (error) {
    throw withPartial(targetError(error, partial), target === null ? null : partial)
  } finally {
    // It is closed already where it was published; after a failure of the disk this may fail too.
    await target?.close().catch(() => undefined)
  }
}

/** The data folder is for the program alone. */
function assertOutside(dataFolder: string, path: string): void {
  const way = relative(dataFolder, dirname(path))
  const isInside = way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.includes(':'))
  if (isInside) throw stopped('不能导出到本程序的数据目录里，请换一个位置', null)
}

async function assertFree(path: string): Promise<void> {
  try {
    await stat(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  throw stopped(`目标位置已有“${basename(path)}”，请移走它或换一个位置`, null)
}

/** Names what is left on the target where the failure itself could not. */
function withPartial(error: unknown, partial: string | null): unknown {
  if (!(error instanceof AppError) || error.info.code !== 'export-stopped') return error
  if (error.info.partial !== null || partial === null) return error
  return stopped(error.info.reason, partial, error)
}
