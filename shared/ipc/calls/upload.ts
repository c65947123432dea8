import * as z from 'zod'
import { idText } from '../../formats/fields.ts'
import type { UploadReport, UploadRow } from '../outputs.ts'
import { call } from './parts.ts'

export const uploadCalls = {
  'upload.start': call<UploadReport>()(
    z.strictObject({ taskIds: z.array(idText).min(1).max(500) }),
  ),
  'upload.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({})),
  'upload.list': call<readonly UploadRow[]>()(z.strictObject({})),
} as const
