import * as z from 'zod'
import type { ReviewedChange } from '../../domain/merge/index.ts'
import type { Workspace } from '../../domain/task/workspace.ts'
import { digest, idText } from '../../formats/fields.ts'
import { call, reason, taskId } from './parts.ts'

/** A newer package of a task, beside the one that counts; and those taken over before. */
export type TaskUpdateState = {
  /** Null: none, or none newer than what counts. */
  readonly pending: {
    readonly revision: number
    /** Which content was looked at; accepting names it. */
    readonly packageSha256: string
    readonly receivedAt: string
    readonly changes: readonly ReviewedChange[]
    /** Why it cannot be taken over now; null: it can. */
    readonly refusal: string | null
  } | null
  readonly past: readonly {
    readonly revision: number
    readonly at: string
    readonly author: string
    readonly reason: string
  }[]
}

export const taskUpdateCalls = {
  'taskUpdate.state': call<TaskUpdateState>()(taskId),
  /** The leader takes a newer package over; `choices` by field, for those that need one. */
  'taskUpdate.accept': call<Workspace>()(
    z.strictObject({
      taskId: idText,
      revision: z.int().min(1),
      packageSha256: digest,
      choices: z.record(z.string().max(300), z.enum(['keep', 'take'])),
      reason,
    }),
  ),
} as const
