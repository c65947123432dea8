import type { RecordBody } from '../record/kinds.ts'

export type MaterialStatus = NonNullable<RecordBody<'material'>['status']>

/** What was found of a material, in the order of the keys 1 to 4. */
export const MATERIAL_STATUSES = [
  { value: 'present', label: '齐全' },
  { value: 'missing', label: '缺失' },
  { value: 'inconsistent', label: '不一致' },
  { value: 'not-applicable', label: '不适用' },
] as const satisfies readonly { readonly value: MaterialStatus; readonly label: string }[]
