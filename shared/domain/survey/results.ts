import type { RecordBody } from '../record/kinds.ts'

export type PointResult = NonNullable<RecordBody<'checkpoint'>['result']>

/** What was found at a checkpoint, in the order of the keys 1 to 4. */
export const POINT_RESULTS = [
  { value: 'pass', label: '符合' },
  { value: 'partly', label: '部分符合' },
  { value: 'fail', label: '不符合' },
  { value: 'not-applicable', label: '不适用' },
] as const satisfies readonly { readonly value: PointResult; readonly label: string }[]
