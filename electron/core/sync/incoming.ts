import { join } from 'node:path'
import { findOpenRun } from '../../../db/queries/sync-runs.ts'
import type { Db } from '../../../db/open.ts'
import { removeLeftovers } from '../evidence/leftovers.ts'

/** Where files of the platform are while they come in. */
export function incomingFolder(dataFolder: string): string {
  return join(dataFolder, 'incoming')
}

/** Takes away what nobody goes on with; a run that was cut off does with what it has downloaded. */
export async function removeOldIncoming(dataFolder: string, db: Db): Promise<void> {
  const old = findOpenRun(db) ? /\.taskpkg$/ : /\.(part|taskpkg)$/
  await removeLeftovers(incomingFolder(dataFolder), old)
}
