import { STEP_RESULTS } from '../../../shared/domain/demonstration/results.ts'

const TONES = { pass: 'ok', partly: 'warn', fail: 'bad', 'not-shown': 'neutral' } as const
export const STEP_OPTIONS = STEP_RESULTS.map((one) => ({ ...one, tone: TONES[one.value] }))
