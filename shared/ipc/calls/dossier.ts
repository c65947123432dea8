import * as z from 'zod'
import { idText } from '../../formats/fields.ts'
import type { DossierPlans, DossierReport } from '../outputs.ts'
import { call, grant } from './parts.ts'

const taskIds = z.array(idText).min(1).max(500)

export const dossierCalls = {
  'dossier.plan': call<DossierPlans>()(z.strictObject({ taskIds })),
  /** `grant`: the zip file to be, or the folder in which a folder is made. */
  'dossier.export': call<DossierReport>()(
    z.strictObject({ taskIds, form: z.enum(['zip', 'folder']), grant }),
  ),
  'dossier.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({})),
} as const
