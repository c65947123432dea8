import { getOpinion } from '../../../db/queries/opinions.ts'
import { noticeContent } from '../../../shared/domain/opinion/notice-content.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { renderNotice } from '../documents/rectification-notice.ts'
import { savePicked } from '../save-picked.ts'
import { readSnapshot } from '../stored-opinion.ts'

/** 整改通知, drawn from the frozen opinion alone. */
export function pdf(
  context: Context,
  { taskId, revision }: ParsedInput<'opinion.noticePdf'>,
): Promise<Uint8Array> {
  const row = getOpinion(context.db, taskId, revision)
  const content = noticeContent(readSnapshot(row), row.snapshotSha256)
  if (content === null) {
    throw new AppError({
      code: 'not-allowed',
      message: `第 ${revision} 版验收意见的结论不是整改，没有整改通知。`,
    })
  }
  return renderNotice(content, context.fonts)
}

export async function save(
  context: Context,
  { taskId, revision, grant }: ParsedInput<'opinion.saveNotice'>,
): Promise<{ readonly sha256: string }> {
  const bytes = await pdf(context, { taskId, revision })
  return savePicked(context, grant, bytes)
}
