import { basename, join } from 'node:path'
import { distinctNames, safeName } from '../../../shared/domain/dossier/file-names.ts'
import { AppError } from '../../../shared/errors.ts'
import type { DossierForm } from '../../../shared/ipc/contract.ts'
import type { ReceiptsExport } from '../../../shared/ipc/calls/receipt.ts'
import type { Context } from '../context.ts'
import { fileOfBytes, pieces, type DossierFile } from '../dossier/dossier-file.ts'
import { intoTarget } from '../dossier/into-target.ts'
import { createMeter, type ExportMeter } from '../dossier/meter.ts'
import { getHeldReceipt, listHeldReceipts, type HeldReceipt } from './kept-receipts.ts'
import { drawPage, problemInPage, receiptPage } from './received-documents.ts'
import { receiptText } from './statement-text.ts'

const FOLDER = '上报回执'

/**
 * Writes receipts where the user picked: for each the page and what was signed.
 *
 * A page that can't be drawn is left out, its JSON never is. The same receipts give the same bytes.
 */
export async function exportReceipts(
  context: Context,
  revisionIds: readonly string[] | null,
  { form, place }: { readonly form: DossierForm; readonly place: string },
  signal: AbortSignal,
): Promise<ReceiptsExport> {
  const held = revisionIds
    ? [...new Set(revisionIds)].map((id) => getHeldReceipt(context.db, id))
    : listHeldReceipts(context.db)
  if (held.length === 0)
    throw new AppError({ code: 'not-allowed', message: '本机还没有收到回执。' })
  // Drawing the pages takes longest: their bytes are known one by one.
  const meter = createMeter(context, 0)
  const files = await filesOf(context, held, meter, signal)
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const path = form === 'zip' ? place : join(place, FOLDER)
  const at =
    held
      .map(({ payload }) => payload.receivedAt)
      .toSorted()
      .at(-1) ?? ''
  const needed = { totalBytes, largestBytes: form === 'zip' ? totalBytes : 0 }
  await intoTarget(context, { path, form, at, needed }, meter, signal, async (target) => {
    for (const file of files) {
      meter.start(file.title)
      const bytes = pieces(file, meter.add, signal)
      await target.put({ path: file.path, sizeBytes: file.sizeBytes, bytes })
    }
  })
  return { name: basename(path), receipts: held.length }
}

async function filesOf(
  context: Context,
  held: readonly HeldReceipt[],
  meter: ExportMeter,
  signal: AbortSignal,
): Promise<readonly DossierFile[]> {
  const names = distinctNames(held.map(receiptName))
  const files: DossierFile[] = []
  const add = (file: DossierFile): void => {
    meter.expect(file.sizeBytes)
    files.push(file)
  }
  for (const [index, one] of held.entries()) {
    signal.throwIfAborted()
    const title = names[index] ?? one.id
    meter.start(title)
    const page = receiptPage(context, one)
    if (problemInPage(context, page) === null) {
      const facts = { kind: 'document', title, mediaType: 'application/pdf' } as const
      add(fileOfBytes({ ...facts, path: `${title}.pdf` }, await drawPage(context, page)))
    }
    const facts = { kind: 'data', title, mediaType: 'application/json' } as const
    add(fileOfBytes({ ...facts, path: `${title}.json` }, receiptText(one)))
  }
  return files
}

/** What the files of a receipt are called, without their ending. */
function receiptName({ taskNumber, payload, scan }: HeldReceipt): string {
  const what = scan === null ? '回执' : '盖章扫描件回执'
  return safeName(`${what}-${taskNumber}-第${payload.revision}版-${payload.receiptNumber}`)
}
