import { POINT_RESULTS } from '../../../shared/domain/survey/results.ts'

const TONES = { pass: 'ok', partly: 'warn', fail: 'bad', 'not-applicable': 'neutral' } as const
export const POINT_OPTIONS = POINT_RESULTS.map((one) => ({ ...one, tone: TONES[one.value] }))
