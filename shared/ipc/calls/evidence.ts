import * as z from 'zod'
import type { Evidence } from '../../domain/task/workspace.ts'
import { idText, optionalText, text } from '../../formats/fields.ts'
import type { JournalEntry } from '../outputs.ts'
import { call, grant, reason, recordName } from './parts.ts'

export const evidenceCalls = {
  'evidence.addFiles': call<readonly Evidence[]>()(
    z.strictObject({ ...recordName.shape, grants: z.array(grant).min(1).max(200) }),
  ),
  /** Takes files into the task's pool, not linked to anything yet. */
  'evidence.collect': call<readonly Evidence[]>()(
    z.strictObject({ taskId: idText, grants: z.array(grant).min(1).max(200) }),
  ),
  'evidence.addBytes': call<Evidence>()(
    z.strictObject({
      ...recordName.shape,
      name: z.string().min(1).max(255),
      source: z.enum(['camera', 'imported']),
      /** The camera's name, as the system calls it. */
      device: optionalText(200).optional(),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= 64 * 1024 * 1024, '照片超过 64 MB'),
    }),
  ),
  'evidence.link': call<Evidence>()(z.strictObject({ ...recordName.shape, evidenceId: idText })),
  'evidence.unlink': call<Evidence>()(
    z.strictObject({ ...recordName.shape, evidenceId: idText, reason }),
  ),
  'evidence.describe': call<Evidence>()(
    z.strictObject({
      evidenceId: idText,
      place: optionalText(120),
      name: text(255).optional(),
    }),
  ),
  'evidence.history': call<readonly JournalEntry[]>()(z.strictObject({ evidenceId: idText })),
  'evidence.get': call<Evidence>()(z.strictObject({ taskId: idText, evidenceId: idText })),
  /** Stops taking in files for a record; those already stored stay. */
  'evidence.cancel': call<{ readonly cancelled: boolean }>()(recordName),
  'evidence.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ evidenceId: idText, reason }),
  ),
  /** Takes a piece out of the bin, with its links. */
  'evidence.restore': call<Evidence>()(z.strictObject({ taskId: idText, evidenceId: idText })),
  'evidence.read': call<Uint8Array>()(
    z.strictObject({
      evidenceId: idText,
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
  ),
} as const
