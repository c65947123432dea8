import {
  findOpenRun,
  insertRun,
  updateRunEnded,
  type RunCounts,
} from '../../../db/queries/sync-runs.ts'
import type { Context } from '../context.ts'
import { faultText } from './fault-of-error.ts'
import type { RunLog } from './sync-driver.ts'

const NOTHING: RunCounts = { confirmed: 0, setAside: 0, fetched: 0, sentBytes: 0 }

export function createRunLog({ db, newId, now }: Context): RunLog {
  let openId: string | null = null
  let counts = NOTHING
  return {
    openId: () => openId,
    open: (isAutomatic) => {
      counts = NOTHING
      openId = findOpenRun(db)?.id ?? null
      if (openId !== null) return
      openId = newId()
      insertRun(db, { id: openId, startedAt: now().toISOString(), isAutomatic })
    },
    count: (what, by) => {
      counts = { ...counts, [what]: counts[what] + by }
    },
    close: (outcome, fault, clock) => {
      if (openId === null) return
      const message = fault ? faultText(fault) : clock
      updateRunEnded(db, openId, { ...counts, endedAt: now().toISOString(), outcome, message })
      openId = null
    },
  }
}
