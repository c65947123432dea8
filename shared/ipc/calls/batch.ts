import * as z from 'zod'
import { idText } from '../../formats/fields.ts'
import { BATCH_PASSWORD_MIN } from '../../formats/upload-batch.ts'
import { call, grant } from './parts.ts'

export type BatchExport = {
  readonly opinions: number
  readonly sizeBytes: number
  /** Bytes of an earlier attempt that did not have to be written again. */
  readonly keptBytes: number
}
export type BatchImport = {
  /** New here, to be sent from this device. */
  readonly carried: number
  readonly known: number
  /** Made on this device itself: its own outbox sends them. */
  readonly own: number
}
export type ReceiptsImport = {
  readonly confirmed: number
  readonly known: number
  /** About opinions that are not on this device. */
  readonly foreign: number
  /** Why a receipt was not believed, as Chinese phrases. */
  readonly problems: readonly string[]
}

const password = z
  .string()
  .min(BATCH_PASSWORD_MIN, `密码至少 ${BATCH_PASSWORD_MIN} 个字符`)
  .max(200)
const taskIds = z.array(idText).min(1).max(500).nullable()

/** Uploading without a network: one encrypted file on a USB stick, and the receipts on the way back. */
export const batchCalls = {
  /** Null: everything that waits. */
  'batch.export': call<BatchExport>()(z.strictObject({ taskIds, grant, password })),
  'batch.import': call<BatchImport>()(
    z.strictObject({ grant, password: z.string().min(1, '请填写批次密码').max(200) }),
  ),
  'batch.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({})),
  'batch.importReceipts': call<ReceiptsImport>()(z.strictObject({ grant })),
  'batch.exportReceipts': call<{ readonly receipts: number }>()(z.strictObject({ grant })),
  /** An opinion that the platform does not take, as a batch of its own for the help desk. */
  'batch.exportOne': call<BatchExport>()(z.strictObject({ revisionId: idText, grant, password })),
} as const
