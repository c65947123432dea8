import { stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { listEvidence } from '../../../db/queries/evidence.ts'
import type { OpinionRow } from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { distinctNames, safeName } from '../../../shared/domain/dossier/file-names.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DossierForm, DossierReport } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { hasCode } from '../files.ts'
import { stopped, targetError } from './failure.ts'
import { openFolderTarget } from './folder-target.ts'
import { createMeter } from './meter.ts'
import { readBack } from './read-back.ts'
import { ALLOWANCE_BYTES, assertRoom, type Needed } from './space.ts'
import { PARTIAL_SUFFIX, type Target } from './target.ts'
import { writeBatch, writeDossier, type Writing, type Written } from './write-dossier.ts'
import { openZipTarget } from './zip-target.ts'

export type ExportWish = {
  /** The standing opinion of each task. */
  readonly rows: readonly OpinionRow[]
  readonly form: DossierForm
  /** The zip file to be, or the folder that gets a folder. */
  readonly place: string
}

/**
 * Writes the dossiers of frozen opinions to a place that the user picked.
 *
 * Until everything is written, synced and read back, it stands under a name that says 未完成; a second
 * run goes on from there. The same records give the same bytes. Throws `export-stopped` with what is
 * left, and whatever the signal is aborted with.
 */
export async function exportDossiers(
  context: Context,
  wish: ExportWish,
  signal: AbortSignal,
): Promise<DossierReport> {
  const path = wish.form === 'zip' ? wish.place : join(wish.place, packageName(context, wish.rows))
  const partial = path + PARTIAL_SUFFIX
  assertOutside(context.dataFolder, path)
  try {
    if (wish.form === 'folder') await assertFree(path)
    await assertRoom(partial, neededBy(context, wish))
  } catch (error) {
    throw targetError(error, null)
  }
  let target: Target | null = null
  try {
    target =
      wish.form === 'zip' ? await openZipTarget(path, timeOf(wish)) : await openFolderTarget(path)
    const { totalBytes } = evidenceOf(context, wish.rows)
    const meter = createMeter(context, totalBytes)
    const written = await write({ context, target, meter, signal }, wish.rows)
    const segments = await target.finish()
    meter.startChecking(segments.reduce((sum, { length }) => sum + length, 0))
    await readBack(target.partial, segments, meter.add, signal)
    const keptBytes = target.keptBytes()
    await target.publish()
    const { manifestSha256, files, sizeBytes, leftOut } = written
    const dossiers = wish.rows.length - leftOut.length
    return { name: basename(path), dossiers, files, sizeBytes, manifestSha256, keptBytes, leftOut }
  } catch (error) {
    throw withPartial(targetError(error, partial), target === null ? null : partial)
  } finally {
    // It is closed already where it was published; after a failure of the disk this may fail too.
    await target?.close().catch(() => undefined)
  }
}

async function write(
  writing: Writing,
  rows: readonly OpinionRow[],
): Promise<Written & Pick<DossierReport, 'leftOut'>> {
  const [only, ...others] = rows
  if (only === undefined) throw new RangeError('there is at least one dossier to write')
  if (others.length === 0) return { ...(await writeDossier(writing, only, '')), leftOut: [] }
  const tasks = rows.map(({ taskId }) => getTask(writing.context.db, taskId))
  const folders = distinctNames(
    tasks.map(({ number, enterprise }) => safeName(`${number}-${enterprise}`)),
  )
  const entries = rows.map((row, index) => ({
    row,
    folder: folders[index] ?? row.taskId,
    number: tasks[index]?.number ?? '',
    enterprise: tasks[index]?.enterprise ?? '',
  }))
  return writeBatch(writing, entries)
}

/** What the package is called where the program names it: the same records, the same name. */
export function packageName({ db }: Context, rows: readonly OpinionRow[]): string {
  const [first] = rows
  if (first === undefined) return '验收档案'
  const { number, enterprise } = getTask(db, first.taskId)
  return rows.length === 1
    ? safeName(`验收档案-${number}-${enterprise}-第${first.revision}版`)
    : safeName(`验收档案-${number}等${rows.length}项`)
}

/** The clock of a package is its newest opinion's. */
function timeOf({ rows }: ExportWish): string {
  return (
    rows
      .map(({ frozenAt }) => frozenAt)
      .toSorted()
      .at(-1) ?? ''
  )
}

function neededBy(context: Context, { rows, form }: ExportWish): Needed {
  const { totalBytes, largestBytes } = evidenceOf(context, rows)
  const all = totalBytes + rows.length * ALLOWANCE_BYTES
  return { totalBytes: all, largestBytes: form === 'zip' ? all : largestBytes }
}

function evidenceOf({ db }: Context, rows: readonly OpinionRow[]): Needed {
  const sizes = rows.flatMap(({ taskId }) =>
    listEvidence(db, taskId).map(({ sizeBytes }) => sizeBytes),
  )
  return {
    totalBytes: sizes.reduce((sum, size) => sum + size, 0),
    largestBytes: sizes.reduce((most, size) => Math.max(most, size), 0),
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
