import { COMPARISON_RESULTS } from '../../../shared/domain/comparison/results.ts'
import { MATERIAL_STATUSES } from '../../../shared/domain/material/statuses.ts'

const MATERIAL_TONES = {
  present: 'ok',
  missing: 'bad',
  inconsistent: 'warn',
  'not-applicable': 'neutral',
} as const
export const MATERIAL_OPTIONS = MATERIAL_STATUSES.map((one) => ({
  ...one,
  tone: MATERIAL_TONES[one.value],
}))

const COMPARISON_TONES = {
  achieved: 'ok',
  partly: 'warn',
  'not-achieved': 'bad',
  'not-applicable': 'neutral',
} as const
export const COMPARISON_OPTIONS = COMPARISON_RESULTS.map((one) => ({
  ...one,
  tone: COMPARISON_TONES[one.value],
}))
