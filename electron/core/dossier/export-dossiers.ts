import { basename, join } from 'node:path'
import { listEvidence } from '../../../db/queries/evidence.ts'
import type { OpinionRow } from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import { distinctNames, safeName } from '../../../shared/domain/dossier/file-names.ts'
import type { DossierForm, DossierReport } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { intoTarget } from './into-target.ts'
import { createMeter } from './meter.ts'
import { ALLOWANCE_BYTES, type Needed } from './space.ts'
import { writeBatch, writeDossier, type Writing, type Written } from './write-dossier.ts'

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
  const { rows, form, place } = wish
  const path = form === 'zip' ? place : join(place, packageName(context, rows))
  const { totalBytes } = evidenceOf(context, rows)
  const meter = createMeter(context, totalBytes)
  const where = { path, form, at: timeOf(wish), needed: neededBy(context, wish) }
  const { result, keptBytes } = await intoTarget(context, where, meter, signal, (target) =>
    write({ context, target, meter, signal }, rows),
  )
  const { manifestSha256, files, sizeBytes, leftOut } = result
  const dossiers = rows.length - leftOut.length
  return { name: basename(path), dossiers, files, sizeBytes, manifestSha256, keptBytes, leftOut }
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
