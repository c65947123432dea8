import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AppError, type Problem } from '../../../shared/errors.ts'
import type { Attachment, TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Archive } from './archive.ts'
import type { ArchiveEntry } from './archive-rules.ts'
import { ATTACHMENT_FOLDER, TASK_JSON } from './entry-name.ts'
import { stopIfCancelled } from './package-file.ts'
import { shownName } from './refusal.ts'

/**
 * What is wrong with the attachments: missing, unlisted, other size, other content, damaged.
 *
 * Every byte is read, none is kept. Throws only where the disk fails or the user cancels.
 */
export async function attachmentProblems(
  archive: Archive,
  taskPackage: TaskPackage,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const listed = new Set(taskPackage.attachments.map(({ path }) => path))
  const problems: Problem[] = [...archive.entries.keys()]
    .filter((name) => name !== TASK_JSON && name !== ATTACHMENT_FOLDER && !listed.has(name))
    .map((name) => ({
      field: name,
      message: `压缩包内的“${shownName(name)}”不在附件清单中，请平台重新生成`,
    }))
  for (const attachment of taskPackage.attachments) {
    const sentence = await attachmentProblem(archive, attachment, signal)
    if (sentence === null) continue
    const message = `附件“${shownName(attachment.path)}”（${shownName(attachment.title)}）：${sentence}`
    problems.push({ field: attachment.path, message })
  }
  return problems
}

async function attachmentProblem(
  archive: Archive,
  attachment: Attachment,
  signal: AbortSignal,
): Promise<string | null> {
  const entry = archive.entries.get(attachment.path)
  if (entry === undefined) return '压缩包内没有此文件，请平台重新生成'
  if (entry.sizeBytes !== attachment.sizeBytes) {
    return `清单写 ${attachment.sizeBytes} 字节，压缩包内为 ${entry.sizeBytes} 字节，请重新拷贝`
  }
  try {
    for await (const _ of checkedContent(archive, entry, attachment)) stopIfCancelled(signal)
    return null
  } catch (error) {
    if (error instanceof AppError) throw error
    return error instanceof ContentError ? error.message : '解压出错，文件已损坏，请重新拷贝'
  }
}

/** The content of an attachment that was found good; it fails should the file have changed since. */
export function openChecked(archive: Archive, attachment: Attachment): Readable {
  const entry = archive.entries.get(attachment.path)
  if (entry === undefined) {
    throw new AppError({ code: 'not-found', noun: '附件', id: attachment.path })
  }
  return Readable.from(checkedContent(archive, entry, attachment), { objectMode: false })
}

class ContentError extends Error {}

async function* checkedContent(
  archive: Archive,
  entry: ArchiveEntry,
  attachment: Attachment,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of await archive.open(entry)) {
    const bytes = chunk as Uint8Array
    sizeBytes += bytes.byteLength
    // The directory may lie: a bomb ends at the first byte too many.
    if (sizeBytes > attachment.sizeBytes) {
      throw new ContentError(`解压出的内容多于清单的 ${attachment.sizeBytes} 字节，任务包不可信`)
    }
    hash.update(bytes)
    yield bytes
  }
  if (sizeBytes !== attachment.sizeBytes) {
    throw new ContentError(
      `清单写 ${attachment.sizeBytes} 字节，实为 ${sizeBytes} 字节，请重新拷贝`,
    )
  }
  if (hash.digest('hex') !== attachment.sha256) {
    throw new ContentError('内容与清单的 SHA-256 不符，已损坏或被改动，请重新拷贝')
  }
}
