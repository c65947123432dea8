import { findOpenRun } from '../../../db/queries/sync-runs.ts'
import { findLock } from '../hand-over/lock.ts'
import type { Context } from '../context.ts'
import { createSyncDriver } from './driver.ts'
import type { SyncDriver } from './sync-driver.ts'
import { isAutomatic, isPaused } from './sync-settings.ts'

/** The driver of this data folder, in line with what is signed now. */
export function runningSync(context: Context): SyncDriver {
  context.running.sync ??= createSyncDriver(context)
  context.running.sync.follow()
  return context.running.sync
}

/**
 * After the program starts, or the device is taken back from staff: goes on with a run that was cut
 * off, or begins one where the switch 有网络时自动上报 is on. Otherwise the network is left alone.
 */
export function resumeSync(context: Context): void {
  const { db, running } = context
  const isGoing = running.sync !== null && running.sync.engine().run.phase !== 'idle'
  if (isGoing || isPaused(db) || findLock(db) !== null) return
  if (findOpenRun(db)) {
    const driver = runningSync(context)
    const chosen = driver.engine().items.flatMap(({ id, isChosen }) => (isChosen ? [id] : []))
    driver.tell({ kind: 'start', chosen, isAutomatic: true })
  } else if (isAutomatic(db)) startAutomatic(context)
}

/** One run of everything that nobody holds. */
export function startAutomatic(context: Context): void {
  runningSync(context).tell({ kind: 'start', chosen: null, isAutomatic: true })
}
