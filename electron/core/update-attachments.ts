import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { TaskUpdateRow } from '../../db/queries/platform-news.ts'
import { getTask } from '../../db/queries/tasks.ts'
import type { Attachment } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'
import type { StoredFile } from './evidence/evidence-store.ts'
import { readTaskPackage } from './exchange/read-task-package.ts'
import { incomingFolder } from './sync/incoming.ts'

/** Takes the attachments that a newer package brings into the evidence files; the rest is there. */
export async function storeNewAttachments(
  context: Context,
  update: TaskUpdateRow,
): Promise<readonly { readonly attachment: Attachment; readonly file: StoredFile }[]> {
  const known = getTask(context.db, update.taskId).package.attachments.map(({ sha256 }) => sha256)
  const wanted = update.package.attachments.filter(({ sha256 }) => !known.includes(sha256))
  if (wanted.length === 0) return []
  const folder = incomingFolder(context.dataFolder)
  const path = join(folder, `${update.fileSha256}.taskpkg`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const stored = { sha256: update.fileSha256, sizeBytes: update.fileBytes }
    const out = createWriteStream(path, { mode: 0o600 })
    await pipeline(Readable.from(context.evidence.stream(stored)), out)
    const opened = await readTaskPackage(path)
    try {
      const files: { readonly attachment: Attachment; readonly file: StoredFile }[] = []
      for (const attachment of wanted) {
        const content = await opened.openAttachment(attachment.path)
        files.push({ attachment, file: await context.evidence.add(content) })
      }
      return files
    } finally {
      await opened.close()
    }
  } finally {
    await rm(path, { force: true })
  }
}
