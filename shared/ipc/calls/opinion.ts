import * as z from 'zod'
import type { OpinionRevision, Signature, Workspace } from '../../domain/task/workspace.ts'
import { inkSchema } from '../../domain/opinion/ink-schema.ts'
import { digest, idText, optionalText } from '../../formats/fields.ts'
import { call, grant, reason, taskId } from './parts.ts'

export const opinionCalls = {
  'opinion.preview': call<Uint8Array>()(taskId),
  'opinion.freeze': call<OpinionRevision>()(
    z.strictObject({ taskId: idText, reason: optionalText(500) }),
  ),
  'opinion.reopen': call<Workspace>()(z.strictObject({ taskId: idText, reason })),
  'opinion.pdf': call<Uint8Array>()(z.strictObject({ taskId: idText, revision: z.int().min(1) })),
  'opinion.savePdf': call<{ readonly sha256: string }>()(
    z.strictObject({ taskId: idText, revision: z.int().min(1), grant }),
  ),
  /** 整改通知 of a frozen opinion that ended in 整改. */
  'opinion.noticePdf': call<Uint8Array>()(
    z.strictObject({ taskId: idText, revision: z.int().min(1) }),
  ),
  'opinion.saveNotice': call<{ readonly sha256: string }>()(
    z.strictObject({ taskId: idText, revision: z.int().min(1), grant }),
  ),
  'signature.sign': call<Signature>()(
    z.strictObject({ taskId: idText, expertId: idText, snapshotSha256: digest, ink: inkSchema }),
  ),
} as const
