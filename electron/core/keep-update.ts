import { createReadStream } from 'node:fs'
import { insertTaskUpdate, listTaskUpdates } from '../../db/queries/platform-news.ts'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import type { OpenedPackage } from './exchange/read-task-package.ts'

/**
 * A newer package of a task that is here waits beside it; what the panel has done stays in force.
 *
 * `isIssued`: it came from the platform itself, whose word on a revision counts more than a file that
 * somebody brought. Throws `package-refused` where a brought one contradicts what waits already.
 */
export async function keepUpdate(
  context: Context,
  opened: OpenedPackage,
  path: string,
  isIssued: boolean,
): Promise<void> {
  const { db } = context
  const { task } = opened.package
  const waiting = listTaskUpdates(db, task.id).find(({ revision }) => revision === task.revision)
  if (waiting?.packageSha256 === opened.fileSha256) return
  if (waiting && !isIssued) {
    const message = `任务“${task.number}”的任务版本 ${task.revision} 已经收到，等待采用，但内容与这个文件不同，没有导入。请与下发单位核对哪一份为准`
    const problems = [{ field: 'task.revision', message }]
    throw new AppError({ code: 'package-refused', file: opened.fileName, problems })
  }
  const file = await context.evidence.add(createReadStream(path))
  if (file.sha256 !== opened.fileSha256) {
    const reason = '读取时文件被改动了，请重新选择'
    throw new AppError({ code: 'file-unreadable', file: opened.fileName, reason })
  }
  insertTaskUpdate(db, {
    taskId: task.id,
    revision: task.revision,
    package: opened.package,
    packageSha256: opened.fileSha256,
    fileSha256: file.sha256,
    fileBytes: file.sizeBytes,
    receivedAt: context.now().toISOString(),
  })
  context.emit({ type: 'task-changed', taskId: task.id })
}
