import * as z from 'zod'
import type { Evidence } from '../../domain/task/workspace.ts'
import { idText } from '../../formats/fields.ts'
import { call, grant, reason, recordName } from './parts.ts'

export const evidenceCalls = {
  'evidence.addFiles': call<readonly Evidence[]>()(
    z.strictObject({ ...recordName.shape, grants: z.array(grant).min(1).max(200) }),
  ),
  'evidence.addBytes': call<Evidence>()(
    z.strictObject({
      ...recordName.shape,
      name: z.string().min(1).max(255),
      source: z.enum(['camera', 'imported']),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= 64 * 1024 * 1024, '照片超过 64 MB'),
    }),
  ),
  'evidence.link': call<Evidence>()(z.strictObject({ ...recordName.shape, evidenceId: idText })),
  'evidence.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ evidenceId: idText, reason }),
  ),
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
