import { findPastMoments } from '../../db/queries/clock.ts'
import { clockFinding, type ClockFinding } from '../../shared/domain/sync/index.ts'
import type { Context } from './context.ts'

/** What shows that this device's clock is slow; asked without a network. */
export function findClockFinding({ db, now }: Pick<Context, 'db' | 'now'>): ClockFinding | null {
  return clockFinding(now().toISOString(), findPastMoments(db))
}
