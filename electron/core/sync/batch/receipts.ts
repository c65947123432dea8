import { findCarried, listCarriedReceipts } from '../../../../db/queries/carried.ts'
import { listReceipts } from '../../../../db/queries/outbox.ts'
import { isGone, listEarlierReceipts } from '../../../../db/queries/standing.ts'
import { findReceipt, findUpload } from '../../../../db/queries/uploads.ts'
import { AppError } from '../../../../shared/errors.ts'
import { receiptPayloadSchema, type Receipt } from '../../../../shared/formats/platform-api.ts'
import { receiptsFileSchema, type ReceiptsFile } from '../../../../shared/formats/upload-batch.ts'
import type { ReceiptsImport } from '../../../../shared/ipc/calls/batch.ts'
import type { Context } from '../../context.ts'
import { readOutgoing } from '../outgoing.ts'
import { parseJson } from '../parse-json.ts'
import { readReceiptKey, verifyReceipt } from '../receipt.ts'
import type { SyncDriver } from '../sync-driver.ts'

/**
 * Takes receipts that came back on a stick.
 *
 * Each is checked against the very submission of this device, with the key of its own task's package:
 * only then it confirms. One that does not fit is told and stops none of the others.
 */
export function takeReceipts(
  context: Context,
  driver: SyncDriver,
  name: string,
  bytes: Uint8Array,
): ReceiptsImport {
  const parsed = receiptsFileSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')))
  if (!parsed.success) {
    throw new AppError({
      code: 'file-unreadable',
      file: name,
      reason: '它不是回执文件，请选择平台或另一台电脑导出的 .receipts 文件',
    })
  }
  let confirmed = 0
  let known = 0
  let foreign = 0
  const problems: string[] = []
  for (const receipt of parsed.data.receipts) {
    const id = idOf(receipt)
    const standing = id === null ? null : stateHere(context, id, receipt)
    if (id === null || standing === null) foreign += 1
    else if (standing === 'confirmed') known += 1
    else {
      try {
        const { submission, receiptKey } = readOutgoing(context, id)
        const payload = verifyReceipt(receipt, readReceiptKey(receiptKey), submission)
        driver.tell({ kind: 'received', id, receipt: { receipt, payload } })
        confirmed += 1
      } catch (error) {
        if (!(error instanceof AppError) || error.info.code !== 'sync-failed') throw error
        problems.push(error.info.detail)
      }
    }
  }
  return { confirmed, known, foreign, problems }
}

/** Which opinion it says that it is for; believed only after its signature was checked. */
function idOf({ payload }: Receipt): string | null {
  const parsed = receiptPayloadSchema.safeParse(parseJson(payload))
  return parsed.success ? parsed.data.idempotencyKey : null
}

/** One that the platform has lost is confirmed anew by a newer receipt alone. */
function stateHere({ db }: Context, id: string, { payload }: Receipt): string | null {
  const carried = findCarried(db, id)
  if (isGone(db, id)) {
    const kept = [findReceipt(db, id), carried?.receipt, ...listEarlierReceipts(db, id)]
    return kept.some((one) => one?.payload === payload) ? 'confirmed' : 'gone'
  }
  return findUpload(db, id)?.state ?? carried?.status ?? null
}

/** Every receipt on this device, to be carried back to the devices that made the opinions. */
export function receiptsFile({ db }: Context): ReceiptsFile | null {
  const own = listReceipts(db).flatMap(({ receipt }) => receipt ?? [])
  const receipts = [...listCarriedReceipts(db), ...own]
  const [first] = receipts
  if (!first) return null
  const { platform } = receiptPayloadSchema.parse(JSON.parse(first.payload))
  return { format: 'smedt-receipts', version: 1, platform, receipts }
}
