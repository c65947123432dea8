import type { RecordBody, RecordKind } from './kinds.ts'
import { METHOD_STEPS, STEP_OF_KIND, type MethodStep } from './terms.ts'

/**
 * The method that starts with this record, when it has not started yet; null otherwise.
 *
 * A method starts with the first record that is saved for it; marking it as done is its end.
 */
export function startedStep(
  kind: RecordKind,
  hasStarted: (step: MethodStep) => boolean,
): MethodStep | null {
  const place = STEP_OF_KIND[kind]
  const step = METHOD_STEPS.find((method) => method === place)
  return step !== undefined && !hasStarted(step) ? step : null
}

/** When each method began and ended, in the order of the work; null where it has not. */
export type StepTimes = {
  readonly step: MethodStep
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly status: 'done' | 'omitted' | null
}

export function stepTimes(
  stepBody: (step: MethodStep) => RecordBody<'step'>,
): readonly StepTimes[] {
  return METHOD_STEPS.map((step) => {
    const { startedAt, closedAt, status } = stepBody(step)
    return {
      step,
      startedAt: startedAt ?? null,
      closedAt: closedAt ?? null,
      status: status ?? null,
    }
  })
}
