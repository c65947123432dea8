import type { RecordBody } from '../record/kinds.ts'

export type StepResult = NonNullable<RecordBody<'demonstration'>['results']>[string]

/** What one step of a demonstration showed, in the order of the keys 1 to 4. */
export const STEP_RESULTS = [
  { value: 'pass', label: '通过' },
  { value: 'partly', label: '部分通过' },
  { value: 'fail', label: '未通过' },
  { value: 'not-shown', label: '未演示' },
] as const satisfies readonly { readonly value: StepResult; readonly label: string }[]
