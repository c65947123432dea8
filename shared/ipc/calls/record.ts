import * as z from 'zod'
import { recordKindSchema } from '../../domain/record/kinds.ts'
import { idText, optionalText } from '../../formats/fields.ts'
import type { RecordEntry, RemovedRecord, SavedRecord, TakenBackChange } from '../outputs.ts'
import { call, key, reason, recordName, taskId } from './parts.ts'

export const recordCalls = {
  'record.save': call<SavedRecord>()(
    z.strictObject({
      taskId: idText,
      kind: recordKindSchema,
      key,
      changes: z.record(z.string().max(80), z.unknown()),
      /** Why, where a screen writes for the expert: a bulk action, an old value restored. */
      reason: optionalText(500).optional(),
      /** Saves of one bulk action share it and are undone together. */
      changeId: idText.optional(),
    }),
  ),
  'record.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ ...recordName.shape, reason }),
  ),
  'record.history': call<readonly RecordEntry[]>()(recordName),
  /** Takes back the acting expert's last change in this task on this device. */
  'record.undo': call<TakenBackChange>()(taskId),
  'record.redo': call<TakenBackChange>()(taskId),
  /** What is in the bin. */
  'record.listRemoved': call<readonly RemovedRecord[]>()(taskId),
  'record.restore': call<SavedRecord>()(z.strictObject({ taskId: idText, recordId: idText })),
} as const
