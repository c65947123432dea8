import { open } from 'node:fs/promises'
import { isPostgres } from './open.ts'

/** Waits until every commit so far is on disk. */
export type Settle = () => Promise<void>

/**
 * How answers wait for the disk.
 *
 * PostgreSQL's commits are durable by themselves. Ours in SQLite are ordered by the write-ahead log
 * and not synced one by one: all requests that wait at a time share one sync of the log.
 */
export function settleFor(where: string): Settle {
  return isPostgres(where) ? () => Promise.resolve() : shareSyncs(() => syncFile(`${where}-wal`))
}

/** Calls `sync` once for all who ask while it runs; it begins after the last of them asked. */
export function shareSyncs(sync: () => Promise<void>): Settle {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const start = (): Promise<void> => {
    running = sync().finally(() => {
      running = undefined
    })
    return running
  }
  return () => {
    if (running === undefined) return start()
    next ??= running
      // Its own callers are told; the next sync is a try of its own.
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return start()
      })
    return next
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.datasync()
  } finally {
    await handle.close()
  }
}
