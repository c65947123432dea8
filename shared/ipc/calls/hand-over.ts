import * as z from 'zod'
import { problemInPin } from '../../domain/questionnaire/pin.ts'
import { idText } from '../../formats/fields.ts'
import type { HandOverPreparation, HandOverState } from '../outputs.ts'
import { call, taskId } from './parts.ts'

const newPin = z.string().refine((pin) => problemInPin(pin) === null, {
  error: ({ input }) => problemInPin(String(input)) ?? undefined,
})

/**
 * The device in the hands of staff who fill in questionnaires: while it lasts, core answers nothing
 * but these calls and the saving of questionnaires of that task.
 */
export const handOverCalls = {
  'handOver.state': call<HandOverState>()(z.strictObject({})),
  'handOver.prepare': call<HandOverPreparation>()(taskId),
  /** `newPin` becomes the acting expert's PIN on this device; null keeps the one there is. */
  'handOver.start': call<HandOverState>()(
    z.strictObject({ taskId: idText, newPin: newPin.nullable() }),
  ),
  /** Takes the device back. The PIN of any expert of the panel will do. */
  'handOver.end': call<HandOverState>()(z.strictObject({ pin: z.string().max(20) })),
} as const
