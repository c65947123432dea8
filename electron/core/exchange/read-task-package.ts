import type { Readable } from 'node:stream'
import { AppError } from '../../../shared/errors.ts'
import { problemsInTaskPackage } from '../../../shared/formats/task-package-problems.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { openArchive } from './archive.ts'
import { attachmentProblems, openChecked } from './attachments.ts'
import { hashFile, openPackageFile, type PackageFile } from './package-file.ts'
import { readTaskJson } from './read-task-json.ts'
import { refusal } from './refusal.ts'

/** A task package that passed every check. The file stays open until `close`. */
export type OpenedPackage = {
  readonly package: TaskPackage
  readonly fileName: string
  /** Of the whole file. */
  readonly fileSha256: string
  /** The bytes of an attachment by its `path`; the stream fails if they are no longer those listed. */
  readonly openAttachment: (path: string) => Promise<Readable>
  readonly close: () => Promise<void>
}

/**
 * Reads a task package (任务包) as hostile input and checks all of it before anything is imported.
 *
 * Writes nothing, keeps no attachment in memory, opens no archive inside the archive. Throws
 * AppError `package-refused` with Chinese problems, `file-unreadable`, or `cancelled`.
 */
export async function readTaskPackage(
  path: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<OpenedPackage> {
  const file = await openPackageFile(path)
  try {
    return await check(file, signal)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function check(file: PackageFile, signal: AbortSignal): Promise<OpenedPackage> {
  const archive = await openArchive(file)
  const taskPackage = await readTaskJson(archive, file.name)
  const problems = [
    ...problemsInTaskPackage(taskPackage),
    ...(await attachmentProblems(archive, taskPackage, signal)),
  ]
  if (problems.length > 0) throw refusal(file.name, problems)
  const fileSha256 = await hashFile(file, signal)
  const attachments = new Map(taskPackage.attachments.map((each) => [each.path, each]))
  return {
    package: taskPackage,
    fileName: file.name,
    fileSha256,
    openAttachment: (path) => {
      const attachment = attachments.get(path)
      const missing = new AppError({ code: 'not-found', noun: '附件', id: path })
      return attachment === undefined
        ? Promise.reject(missing)
        : Promise.resolve(openChecked(archive, attachment))
    },
    close: file.close,
  }
}
