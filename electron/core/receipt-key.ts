import { findIssuedPackage } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import { AppError } from '../../shared/errors.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'

/**
 * The key that a task's receipt is verified with: its package's own, or for a task entered on site
 * that of the last package which a real platform issued.
 *
 * A sample's key never stands in: anyone can sign with it.
 */
export function receiptKeyFor(db: Db, { platform }: TaskPackage): string {
  const key = platform.receiptKey || (findIssuedPackage(db)?.platform.receiptKey ?? '')
  if (key !== '') return key
  throw new AppError({
    code: 'not-allowed',
    message:
      '这项任务由现场录入，本机还没有平台下发的任务包，无法核验平台的回执。请先导入该平台下发的任一任务包，再上报。',
  })
}
