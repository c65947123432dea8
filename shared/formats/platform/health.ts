import * as z from 'zod'
import { text } from '../fields.ts'

/** Says that it is the platform that answers, before anybody has signed in. */
export const healthSchema = z.strictObject({
  status: z.literal('ok'),
  platform: text(100),
  version: z.literal(1),
})
export type Health = z.infer<typeof healthSchema>
