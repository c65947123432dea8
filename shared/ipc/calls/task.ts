import * as z from 'zod'
import type { TaskSummary, Workspace } from '../../domain/task/workspace.ts'
import { idText, optionalText } from '../../formats/fields.ts'
import { onSiteTaskSchema } from '../../formats/on-site-task.ts'
import type { ImportReport } from '../outputs.ts'
import { call, grant, taskId } from './parts.ts'

export const taskCalls = {
  'task.list': call<readonly TaskSummary[]>()(z.strictObject({})),
  'task.get': call<Workspace>()(taskId),
  'task.importPackages': call<ImportReport>()(
    z.strictObject({ grants: z.array(grant).min(1).max(200) }),
  ),
  'task.importSamples': call<ImportReport>()(z.strictObject({})),
  /** Makes a task from what is known on site, where there is no task package. */
  'task.create': call<TaskSummary>()(onSiteTaskSchema),
  /** Begins the re-acceptance; the reason is needed after the deadline of the rectification. */
  'task.openRound': call<Workspace>()(
    z.strictObject({ taskId: idText, reason: optionalText(500) }),
  ),
  'task.chooseExpert': call<Workspace>()(z.strictObject({ taskId: idText, expertId: idText })),
} as const
