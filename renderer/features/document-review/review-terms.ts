import { COMPARISON_RESULTS } from '../../../shared/domain/comparison/results.ts'

/** Answers offered for a material and for plan against result; their places are the keys 1 to 4. */
export const MATERIAL_STATUSES = [
  { value: 'present', label: '齐全', tone: 'ok' },
  { value: 'missing', label: '缺失', tone: 'bad' },
  { value: 'inconsistent', label: '不一致', tone: 'warn' },
  { value: 'not-applicable', label: '不适用', tone: 'neutral' },
] as const

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
