import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { ReceiptsExport } from '../../../shared/ipc/calls/receipt.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { exportReceipts } from '../received/export-receipts.ts'
import { getHeldReceipt } from '../received/kept-receipts.ts'
import { drawPage, receiptPage } from '../received/received-documents.ts'
import { receiptText } from '../received/statement-text.ts'
import { savePicked } from '../save-picked.ts'

export function pdf(
  context: Context,
  { revisionId }: ParsedInput<'receipt.pdf'>,
): Promise<Uint8Array> {
  return drawPage(context, receiptPage(context, getHeldReceipt(context.db, revisionId)))
}

export async function save(
  context: Context,
  { revisionId, form, grant }: ParsedInput<'receipt.save'>,
): Promise<{ readonly sha256: string }> {
  const bytes =
    form === 'pdf'
      ? await pdf(context, { revisionId })
      : Buffer.from(receiptText(getHeldReceipt(context.db, revisionId)), 'utf8')
  return savePicked(context, grant, bytes)
}

/** One export at a time, of dossiers or receipts: they share the meter and the cancel button. */
export async function exportChosen(
  context: Context,
  { revisionIds, form, grant }: ParsedInput<'receipt.export'>,
): Promise<ReceiptsExport> {
  const { running } = context
  if (running.dossier) {
    throw new AppError({ code: 'not-allowed', message: '正在导出，请等待完成或先取消。' })
  }
  const place = context.grants.path(grant)
  const controller = new AbortController()
  running.dossier = controller
  try {
    return await exportReceipts(context, revisionIds, { form, place }, controller.signal)
  } finally {
    running.dossier = null
  }
}
