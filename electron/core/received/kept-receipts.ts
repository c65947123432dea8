import { findCarried, listCarried, type CarriedRow } from '../../../db/queries/carried.ts'
import { listReceipts } from '../../../db/queries/outbox.ts'
import type { Db } from '../../../db/open.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  receiptPayloadSchema,
  type Receipt,
  type ReceiptPayload,
} from '../../../shared/formats/platform-api.ts'
import { keyOfStatement } from './receipt-keys.ts'

/** A receipt that was verified here: of an opinion or a scan of this device, or of one that it carried. */
export type HeldReceipt = {
  /** Of the opinion revision, or of the scan. */
  readonly id: string
  readonly isCarried: boolean
  /** What the scan is called that came after its opinion; null: it is the opinion's. */
  readonly scan: string | null
  readonly taskNumber: string
  readonly enterprise: string
  readonly receipt: Receipt
  readonly payload: ReceiptPayload
  /** The pinned key that signed it. */
  readonly platformKey: string
}

/** Every receipt on this device: its own, the latest first, then those of other devices. */
export function listHeldReceipts(db: Db): readonly HeldReceipt[] {
  return [...ownReceipts(db), ...listCarried(db).flatMap((row) => carriedReceipt(db, row))]
}

export function getHeldReceipt(db: Db, id: string): HeldReceipt {
  const found = findHeldReceipt(db, id)
  if (found) return found
  throw new AppError({ code: 'not-found', noun: '回执', id })
}

/** Undefined while the platform has not received it. */
export function findHeldReceipt(db: Db, id: string): HeldReceipt | undefined {
  const [own] = ownReceipts(db, id)
  const carried = own ? undefined : findCarried(db, id)
  return own ?? (carried && carriedReceipt(db, carried)[0])
}

function ownReceipts(db: Db, id?: string): readonly HeldReceipt[] {
  return listReceipts(db, id).flatMap(({ revisionId, taskId, taskNumber, enterprise, receipt }) => {
    if (receipt === null) return []
    const platformKey = keyOfStatement(db, taskId, receipt)
    const about = { id: revisionId, isCarried: false, scan: null, taskNumber, enterprise }
    return [{ ...about, receipt, payload: read(receipt), platformKey }]
  })
}

function carriedReceipt(
  db: Db,
  { id, taskId, receipt, receiptKey, submission }: CarriedRow,
): readonly HeldReceipt[] {
  if (receipt === null) return []
  const { taskNumber, enterpriseName: enterprise, attachesTo, files } = submission
  const scan = attachesTo === undefined ? null : (files[0]?.name ?? '')
  const isCarried = receiptKey !== ''
  const about = { id, isCarried, scan, taskNumber, enterprise }
  const platformKey = isCarried ? receiptKey : keyOfStatement(db, taskId, receipt)
  return [{ ...about, receipt, payload: read(receipt), platformKey }]
}

/** It was checked when it came, and what is stored does not change. */
function read({ payload }: Receipt): ReceiptPayload {
  return receiptPayloadSchema.parse(JSON.parse(payload))
}
