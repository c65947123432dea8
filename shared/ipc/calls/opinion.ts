import * as z from 'zod'
import type { OpinionRevision, Signature, Workspace } from '../../domain/task/workspace.ts'
import { inkSchema } from '../../domain/opinion/ink-schema.ts'
import { digest, idText, optionalText } from '../../formats/fields.ts'
import { call, reason, taskId } from './parts.ts'

export const opinionCalls = {
  'opinion.preview': call<Uint8Array>()(taskId),
  'opinion.freeze': call<OpinionRevision>()(
    z.strictObject({ taskId: idText, reason: optionalText(500) }),
  ),
  'opinion.reopen': call<Workspace>()(z.strictObject({ taskId: idText, reason })),
  'signature.sign': call<Signature>()(
    z.strictObject({ taskId: idText, expertId: idText, snapshotSha256: digest, ink: inkSchema }),
  ),
} as const
