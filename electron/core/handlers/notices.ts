import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'
import { makeDocument } from '../documents/registry.ts'
import { savePicked } from '../save-picked.ts'

/** 整改通知, drawn from the frozen opinion alone. */
export function pdf(
  context: Context,
  { taskId, revision }: ParsedInput<'opinion.noticePdf'>,
): Promise<Uint8Array> {
  return makeDocument(context, { taskId, documentId: 'notice', revision })
}

export async function save(
  context: Context,
  { taskId, revision, grant }: ParsedInput<'opinion.saveNotice'>,
): Promise<{ readonly sha256: string }> {
  const bytes = await pdf(context, { taskId, revision })
  return savePicked(context, grant, bytes)
}
