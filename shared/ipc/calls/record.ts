import * as z from 'zod'
import { recordKindSchema } from '../../domain/record/kinds.ts'
import { idText } from '../../formats/fields.ts'
import type { JournalEntry, SavedRecord } from '../outputs.ts'
import { call, key, reason, recordName } from './parts.ts'

export const recordCalls = {
  'record.save': call<SavedRecord>()(
    z.strictObject({
      taskId: idText,
      kind: recordKindSchema,
      key,
      changes: z.record(z.string().max(80), z.unknown()),
    }),
  ),
  'record.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ ...recordName.shape, reason }),
  ),
  'record.history': call<readonly JournalEntry[]>()(recordName),
} as const
