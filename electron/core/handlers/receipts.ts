import { findSession } from '../../../db/queries/platform-access.ts'
import { insertCarriedPrint, listCarriedPrints, listPrints } from '../../../db/queries/prints.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import type { PrintEntry } from '../../../shared/domain/documents/printing.ts'
import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts'
import type { ReceiptsExport } from '../../../shared/ipc/calls/receipt.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Context } from '../context.ts'
import { sha256 } from '../hash.ts'
import { exportReceipts } from '../received/export-receipts.ts'
import { getHeldReceipt } from '../received/kept-receipts.ts'
import { drawPage, receiptPage } from '../received/received-documents.ts'
import { receiptText } from '../received/statement-text.ts'
import { savePicked } from '../save-picked.ts'
import { platformOrigin } from '../sync/sync-settings.ts'
import { start as startPrint } from './prints.ts'

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

/** An opinion's own is a document of its task; what was carried, and a later scan's, is noted by itself. */
export async function print(
  context: Context,
  { revisionId }: ParsedInput<'receipt.print'>,
): Promise<Output<'receipt.print'>> {
  const { db, deviceId } = context
  const { isCarried, scan, payload } = getHeldReceipt(db, revisionId)
  if (!isCarried && scan === null) {
    const { taskId, revision } = payload
    return startPrint(context, { taskId, documentId: 'receipt', revision })
  }
  const bytes = await pdf(context, { revisionId })
  const printId = context.newId()
  insertCarriedPrint(db, {
    id: printId,
    carriedId: revisionId,
    sha256: sha256(bytes),
    author: findSession(db, platformOrigin(db) ?? '')?.name ?? '',
    deviceId,
    startedAt: context.now().toISOString(),
  })
  return { printId, bytes }
}

export function prints(
  { db }: Context,
  { revisionId }: ParsedInput<'receipt.prints'>,
): readonly PrintEntry[] {
  const { isCarried, scan, payload } = getHeldReceipt(db, revisionId)
  if (isCarried || scan !== null) return listCarriedPrints(db, revisionId)
  const { taskId, revision } = payload
  const { experts } = getTask(db, taskId).package.panel
  return listPrints(db, taskId)
    .filter((entry) => entry.documentId === 'receipt' && entry.revision === revision)
    .map((entry) => ({
      ...entry,
      author: experts.find(({ id }) => id === entry.author)?.name ?? entry.author,
    }))
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
