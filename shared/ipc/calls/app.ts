import * as z from 'zod'
import { weightsSchema } from '../../formats/task-package.ts'
import type { AppState } from '../outputs.ts'
import { call, grant } from './parts.ts'

export const appCalls = {
  'app.state': call<AppState>()(z.strictObject({})),
  'app.saveSettings': call<AppState>()(
    z.strictObject({
      platformUrl: z
        .url({ protocol: /^https?$/, error: '应以 http:// 或 https:// 开头' })
        .max(300)
        .nullable(),
    }),
  ),
  /** The institution's weights of the current rubric; null goes back to the template. */
  'app.saveRubricWeights': call<AppState>()(z.strictObject({ weights: weightsSchema.nullable() })),
  /** Copies the rare-character pack from the files that the user picked. */
  'app.installRarePack': call<AppState>()(
    z.strictObject({ grants: z.array(grant).min(1).max(20).readonly() }),
  ),
} as const
