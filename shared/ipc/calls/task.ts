import * as z from 'zod'
import type { TaskSummary, Workspace } from '../../domain/task/workspace.ts'
import { idText } from '../../formats/fields.ts'
import type { ImportReport } from '../outputs.ts'
import { call, grant, taskId } from './parts.ts'

export const taskCalls = {
  'task.list': call<readonly TaskSummary[]>()(z.strictObject({})),
  'task.get': call<Workspace>()(taskId),
  'task.importPackages': call<ImportReport>()(
    z.strictObject({ grants: z.array(grant).min(1).max(200) }),
  ),
  'task.importSamples': call<ImportReport>()(z.strictObject({})),
  'task.chooseExpert': call<Workspace>()(z.strictObject({ taskId: idText, expertId: idText })),
} as const
