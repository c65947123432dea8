import type { Outcome } from '../../../shared/domain/verification/verification.ts'
import type { VerdictTone } from './verdict-head.tsx'

export const TONES: Readonly<Record<Outcome, VerdictTone>> = {
  genuine: 'good',
  partial: 'doubt',
  unproven: 'doubt',
  altered: 'bad',
  foreign: 'bad',
}
