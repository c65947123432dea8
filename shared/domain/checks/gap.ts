import type { RecordIndex } from '../record/read.ts'
import type { MethodStep, Step } from '../record/terms.ts'
import { isBlank } from '../record/text.ts'

/** Something still missing before the opinion can be frozen, one click away from its screen. */
export type Gap = {
  readonly step: Step
  /** Element on that screen: `kind:key`, or null for the screen as a whole. */
  readonly target: string | null
  /** A Chinese sentence that says what to do. */
  readonly message: string
  /** False: a warning, which does not keep the panel from signing. */
  readonly isBlocking: boolean
}

export const gap = (step: Step, target: string | null, message: string): Gap => ({
  step,
  target,
  message,
  isBlocking: true,
})

/** Flagged, but it does not keep the panel from signing. */
export const warning = (step: Step, target: string | null, message: string): Gap => ({
  ...gap(step, target, message),
  isBlocking: false,
})

export function isOmitted(records: RecordIndex, step: MethodStep): boolean {
  const body = records.body('step', step)
  return body.status === 'omitted' && !isBlank(body.reason)
}
