import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { moveDurably, syncFolder } from '../files.ts'
import { createDigester } from './digest.ts'
import { stopped } from './failure.ts'
import { openResumable, type ResumableFile } from './resumable-file.ts'
import { PARTIAL_SUFFIX, type Segment, type Target } from './target.ts'

/** A folder of plain files. */
export async function openFolderTarget(path: string): Promise<Target> {
  const partial = path + PARTIAL_SUFFIX
  await mkdir(partial, { recursive: true })
  const segments: Segment[] = []
  let keptBytes = 0
  let current: ResumableFile | null = null
  const closeCurrent = async (): Promise<void> => {
    const file = current
    current = null
    await file?.close()
  }

  return {
    partial,
    keptBytes: () => keptBytes,
    put: async ({ path: name, sizeBytes, bytes }) => {
      const place = join(partial, ...name.split('/'))
      await mkdir(dirname(place), { recursive: true })
      const file = await openResumable(place)
      current = file
      const digester = createDigester(sizeBytes)
      for await (const piece of bytes) {
        digester.update(piece)
        await file.append(piece)
      }
      const digest = digester.end()
      await file.finish()
      keptBytes += file.keptBytes()
      await closeCurrent()
      segments.push({ path: place, offset: 0, length: sizeBytes, sha256: digest.sha256 })
      return digest
    },
    begin: (folder) => {
      const segmentCount = segments.length
      return async () => {
        await closeCurrent()
        await rm(join(partial, ...folder.split('/')), { recursive: true, force: true })
        segments.length = segmentCount
      }
    },
    finish: async () => {
      await refuseStrangers(partial, new Set(segments.map((segment) => segment.path)))
      for (const folder of new Set(segments.map((segment) => dirname(segment.path)))) {
        await syncFolder(folder)
      }
      return segments
    },
    publish: () => moveDurably(partial, path),
    close: closeCurrent,
  }
}

/** What is not ours is not removed, and does not become part of a dossier. */
async function refuseStrangers(folder: string, ours: ReadonlySet<string>): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const stranger = found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .find((path) => !ours.has(path))
  if (stranger === undefined) return
  const name = relative(folder, stranger).split(sep).join('/')
  throw stopped(`目标文件夹里有不属于这份档案的文件“${name}”，请移走它后重试`, folder)
}
