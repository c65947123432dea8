import * as z from 'zod'
import { findSetting, updateSetting } from '../../../db/queries/settings.ts'
import type { Db } from '../../../db/open.ts'
import { AppError } from '../../../shared/errors.ts'
import { idText, instant } from '../../../shared/formats/fields.ts'
import type { Channel } from '../../../shared/ipc/contract.ts'

const SETTING = 'handOver'

const lockSchema = z.strictObject({
  taskId: idText,
  /** PINs that were tried. */
  wrongTries: z.int().min(0),
  /** No PIN is looked at before. */
  waitUntil: instant.nullable(),
})

/** The device is in the hands of staff. It stays so over a restart of the program. */
export type Lock = z.infer<typeof lockSchema>

export function findLock(db: Db): Lock | null {
  const saved = findSetting(db, SETTING)
  return saved === undefined ? null : lockSchema.parse(JSON.parse(saved))
}

/** Hands the device over, or takes it back with null. */
export function saveLock(db: Db, lock: Lock | null): void {
  updateSetting(db, SETTING, lock && JSON.stringify(lock))
}

const IN_REACH: ReadonlySet<Channel> = new Set(['app.state', 'handOver.state', 'handOver.end'])
const questionnaire = z.object({ taskId: z.string(), kind: z.literal('questionnaire') })

/** Refuses everything that staff with the device in hand have no business with. */
export function assertInReach(db: Db, channel: Channel, input: unknown): void {
  if (IN_REACH.has(channel)) return
  const lock = findLock(db)
  if (lock === null) return
  const saved = channel === 'record.save' ? questionnaire.safeParse(input).data : undefined
  if (saved?.taskId !== lock.taskId) throw new AppError({ code: 'handed-over' })
}
