import * as z from 'zod'
import { idText } from '../../formats/fields.ts'
import type { KeptReceipt, RunOpinion, SyncFile, SyncRun, SyncState } from '../sync-outputs.ts'
import { call } from './parts.ts'

const empty = z.strictObject({})
const one = z.strictObject({ revisionId: idText })
const oneOrAll = z.strictObject({ revisionId: idText.nullable() })

/** 同步中心. Nothing here touches the network but `start`, `retry`, `register`, `signIn`, `signOut`. */
export const syncCalls = {
  'sync.state': call<SyncState>()(empty),
  /**
   * Begins a run, or goes on after `pause`: fetches what is new and sends what is signed. Null: every
   * task. Answers at once; the rest is told by the events `sync-changed` and `sync-progress`.
   */
  'sync.start': call<SyncState>()(
    z.strictObject({ taskIds: z.array(idText).min(1).max(10_000).nullable() }),
  ),
  /** Holds one item, or with null the whole run, until `start` or `retry`. */
  'sync.pause': call<SyncState>()(oneOrAll),
  /** Goes on now with a run that waits for its time, with nothing more than it was begun with. */
  'sync.goOn': call<SyncState>()(empty),
  /** Takes one item out of this run, or with null ends the run. What is not sent stays unsent. */
  'sync.cancel': call<SyncState>()(oneOrAll),
  /** One item again, now: after it was set aside, held or cancelled. */
  'sync.retry': call<SyncState>()(one),
  'sync.register': call<SyncState>()(
    z.strictObject({
      enrolmentCode: z.string().trim().min(1, '请填写登记码').max(40),
      name: z.string().trim().min(1, '请填写设备名称').max(60),
    }),
  ),
  'sync.signIn': call<SyncState>()(
    z.strictObject({
      account: z.string().trim().min(1, '请填写账号').max(60),
      password: z.string().min(1, '请填写密码').max(200),
    }),
  ),
  'sync.signOut': call<SyncState>()(empty),
  /** 有网络时自动上报: off unless somebody switched it on. */
  'sync.setAutomatic': call<SyncState>()(z.strictObject({ isAutomatic: z.boolean() })),
  /** Bytes a second; null: as fast as the line takes it. */
  'sync.setBandwidth': call<SyncState>()(
    z.strictObject({
      bytesPerSecond: z
        .int()
        .min(32 * 1024, '限速不能低于每秒 32 KB')
        .max(1024 ** 3)
        .nullable(),
    }),
  ),
  /** What an item sends or has sent, file by file. */
  'sync.files': call<readonly SyncFile[]>()(one),
  /** The runs so far, the latest first, at most 200. */
  'sync.history': call<readonly SyncRun[]>()(empty),
  /** Which opinions a run was about; none of runs that older programs made. */
  'sync.runOpinions': call<readonly RunOpinion[]>()(z.strictObject({ runId: idText })),
  'sync.receipts': call<readonly KeptReceipt[]>()(empty),
} as const
