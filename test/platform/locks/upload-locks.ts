import { MemoryLocker } from '@tus/server'
import type { Locker } from '@tus/server'
import { isPostgres } from '../records/open.ts'
import { openPostgresLocks } from './postgres-locker.ts'

/** One request at a time works on an upload, whichever server it came to. */
export type UploadLocks = {
  readonly locker: Locker
  readonly close: () => Promise<void>
}

/** Then the other one is told that the upload is busy (423). */
const PATIENCE_MS = 20_000

/** SQLite has one server alone; several share a PostgreSQL. */
export function locksFor(where: string): UploadLocks {
  if (isPostgres(where)) return openPostgresLocks(where, PATIENCE_MS)
  const locker = new MemoryLocker({ acquireLockTimeout: PATIENCE_MS })
  return { locker, close: () => Promise.resolve() }
}
