import type { OpinionRow } from '../../../db/queries/opinions.ts'
import type { BatchManifest, ManifestFile } from '../../../shared/formats/dossier.ts'
import type { DossierReport } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { dossierFiles, verifierFile } from './contents.ts'
import { damaged, pieces, reasonOfDamage, type DossierFile } from './dossier-file.ts'
import { batchManifest, dossierManifest, manifestFiles, totalBytes } from './manifest.ts'
import type { ExportMeter } from './meter.ts'
import type { Target } from './target.ts'

/** What writing works with. */
export type Writing = {
  readonly context: Context
  readonly target: Target
  readonly meter: ExportMeter
  readonly signal: AbortSignal
}

export type Written = {
  readonly manifestBytes: number
  readonly manifestSha256: string
  /** With the manifest and its hash. */
  readonly files: number
  readonly sizeBytes: number
}

/** Writes one dossier under `folder` (empty, or ending in `/`). */
export async function writeDossier(
  writing: Writing,
  row: OpinionRow,
  folder: string,
): Promise<Written> {
  const files = await dossierFiles(writing.context, row, writing.signal)
  writing.meter.expect(totalBytes(files.filter(({ kind }) => kind !== 'evidence')))
  const listed = await putAll(writing, folder, files)
  return putManifest(writing, folder, dossierManifest(writing.context, row, listed))
}

export type BatchEntry = { readonly row: OpinionRow } & Pick<
  BatchManifest['dossiers'][number],
  'folder' | 'number' | 'enterprise'
>

/**
 * Writes many dossiers, each whole in a folder of its own, and a manifest of their manifests.
 *
 * One whose originals are damaged is left out and named; where that is every one, its error is thrown.
 */
export async function writeBatch(
  writing: Writing,
  entries: readonly BatchEntry[],
): Promise<Written & Pick<DossierReport, 'leftOut'>> {
  const dossiers: BatchManifest['dossiers'] = []
  const done: Written[] = []
  const leftOut: DossierReport['leftOut'][number][] = []
  for (const { row, folder, number, enterprise } of entries) {
    const takeOut = writing.target.begin(folder)
    try {
      const written = await writeDossier(writing, row, `${folder}/`)
      const { manifestBytes, manifestSha256 } = written
      dossiers.push({ folder, number, enterprise, manifestBytes, manifestSha256 })
      done.push(written)
    } catch (error) {
      const reason = reasonOfDamage(error)
      if (reason === null) throw error
      leftOut.push({ number, enterprise, reason })
      if (leftOut.length === entries.length) throw error
      await takeOut()
    }
  }
  const files = await putAll(writing, '', [verifierFile()])
  const counts = {
    dossiers: dossiers.length,
    files: done.reduce((sum, written) => sum + written.files, files.length),
    sizeBytes: totalBytes([...done, ...files]),
  }
  const manifest = batchManifest(writing.context, dossiers, counts, files)
  return { ...(await putManifest(writing, '', manifest)), leftOut }
}

async function putManifest(
  writing: Writing,
  folder: string,
  manifest: Parameters<typeof manifestFiles>[1],
): Promise<Written> {
  const files = manifestFiles(folder, manifest)
  for (const file of files) await put(writing, file.path, file)
  const [{ sizeBytes, sha256 }] = files
  return {
    manifestBytes: sizeBytes,
    manifestSha256: sha256,
    files: manifest.counts.files + files.length,
    sizeBytes: manifest.counts.sizeBytes + totalBytes(files),
  }
}

async function putAll(
  writing: Writing,
  folder: string,
  files: readonly DossierFile[],
): Promise<readonly ManifestFile[]> {
  const listed: ManifestFile[] = []
  for (const file of files) listed.push(await put(writing, folder + file.path, file))
  return listed
}

/** Writes a file at `path`; answers its line of the manifest. */
async function put(
  { target, meter, signal }: Writing,
  path: string,
  file: DossierFile,
): Promise<ManifestFile> {
  meter.start(file.title)
  const bytes = pieces(file, meter.add, signal)
  const digest = await target.put({ path, sizeBytes: file.sizeBytes, bytes })
  if (digest.sha256 !== file.sha256) throw damaged(file)
  const { open: _open, ...facts } = file
  return digest.parts === undefined ? facts : { ...facts, parts: [...digest.parts] }
}
