import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { arch, availableParallelism, loadavg, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { annex5 } from './annex5.ts'
import { electronPath } from './bare-app.ts'
import { batch } from './batch.ts'
import { recording, takeIn2Gb } from './big-files.ts'
import { dossier } from './dossier.ts'
import { gaps5000 } from './gaps.ts'
import { load } from './load.ts'
import { filter5000, open5000 } from './long-survey.ts'
import { photo } from './photo.ts'
import { printCopies } from './print-copies.ts'
import type { Bench, Row } from './row.ts'
import { saveOverPort } from './save-over-port.ts'
import { saveWhileBusy } from './save-while-busy.ts'
import { save } from './save.ts'
import { sendPhotos } from './send-photos.ts'
import { start } from './start.ts'
import { uploadFromApp } from './upload-from-app.ts'
import { upload1Gb } from './upload-rate.ts'
import { formatTable } from './table.ts'

/**
 * `npm run bench -- [--only <name>] [--json]`
 *
 * Compares ours with a plain alternative, by turns in one run: on a busy machine only the ratios
 * mean something. There are no thresholds.
 */
const benches: readonly Bench[] = [
  save,
  saveOverPort,
  start,
  annex5,
  open5000,
  filter5000,
  gaps5000,
  photo,
  takeIn2Gb,
  recording,
  batch,
  printCopies,
  dossier,
  saveWhileBusy,
  upload1Gb,
  uploadFromApp,
  sendPhotos,
  load,
]

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'boolean' } },
})
const rows: Row[] = []
for (const bench of chosen(values.only)) {
  process.stderr.write(`${bench.name} ...\n`)
  rows.push(...(await inFolder(bench.run)))
}
const machine = await describeMachine()
if (values.json) console.log(JSON.stringify({ machine, rows }, null, 2))
else console.log(`${machine}\n\n${formatTable(rows)}`)

function chosen(only: readonly string[] | undefined): readonly Bench[] {
  if (!only) return benches
  return only.map((name) => {
    const found = benches.find((bench) => bench.name === name)
    if (found) return found
    throw new Error(`no row "${name}"; there are ${benches.map((bench) => bench.name).join(', ')}`)
  })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'smedt-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function describeMachine(): Promise<string> {
  const electron = await readFile(join(dirname(electronPath()), 'version'), 'utf8')
  const load = loadavg()[0] ?? 0
  const runtimes = `Node ${process.versions.node}, Electron ${electron.trim().replace(/^v/, '')}`
  return `${platform()} ${arch()}, ${availableParallelism()} CPUs, load ${load.toFixed(1)}; ${runtimes}`
}
