import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { canonicalJson, type Json } from '../../../shared/formats/canonical-json.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { writeFileDurably } from '../files.ts'
import { TASK_JSON } from './entry-name.ts'

/** Bytes for each attachment of the package, by its `path`. */
export type AttachmentContents = ReadonlyMap<string, Uint8Array>

/**
 * Writes a task package durably; the same input gives the same bytes.
 *
 * It checks nothing but that every listed attachment has its bytes: `readTaskPackage` judges.
 */
export async function writeTaskPackage(
  path: string,
  taskPackage: TaskPackage,
  attachments: AttachmentContents,
): Promise<void> {
  await writeFileDurably(path, await packTaskPackage(taskPackage, attachments))
}

/** The package's bytes: task.json first, then the attachments in the order of the list. */
export async function packTaskPackage(
  taskPackage: TaskPackage,
  attachments: AttachmentContents,
): Promise<Uint8Array> {
  const options = entryOptions()
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(taskJson(taskPackage), 'utf8'), TASK_JSON, options)
  for (const { path } of taskPackage.attachments) {
    const bytes = attachments.get(path)
    if (bytes === undefined) throw new RangeError(`no bytes for ${path}`)
    zip.addBuffer(Buffer.from(bytes), path, options)
  }
  zip.end()
  return await buffer(zip.outputStream)
}

/** No clock: DOS times alone, which are made from local time, so the date is local too. */
function entryOptions() {
  return { mtime: new Date(2024, 0, 1), mode: 0o100644, forceDosTimestamp: true }
}

function taskJson(taskPackage: TaskPackage): string {
  // Canonical for the order of keys, indented for people who look inside.
  const canonical = canonicalJson(JSON.parse(JSON.stringify(taskPackage)) as Json)
  return `${JSON.stringify(JSON.parse(canonical), null, 2)}\n`
}
