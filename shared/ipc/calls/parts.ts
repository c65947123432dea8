import * as z from 'zod'
import { recordKindSchema } from '../../domain/record/kinds.ts'
import { idText } from '../../formats/fields.ts'

// The parts that inputs of calls are made of.

export const taskId = z.strictObject({ taskId: idText })
export const key = z.string().min(1).max(80)
export const recordName = z.strictObject({ taskId: idText, kind: recordKindSchema, key })
/** A file that the user picked, dropped or named in a dialog of the shell. */
export const grant = z.string().min(1).max(80)
export const reason = z.string().trim().min(1, '请填写理由').max(500)

/** Marks an entry's output type; it has no value at run time. */
export function call<Output>() {
  return <Input extends z.ZodType>(input: Input) =>
    ({ input }) as { readonly input: Input; readonly output?: Output }
}
