import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Call } from '../../../electron/core/dispatch.ts'
import type { SyncState } from '../../../shared/ipc/contract.ts'
import type { Passing } from '../../helpers/fault-proxy.ts'
import { untilSync } from '../../helpers/sync.ts'

/** What a line can lose at once: the bytes of one request. */
export const chunkOf = ({ headers }: Pick<Passing, 'headers'>): number =>
  Number(headers['content-length'] ?? 0)

/** `PATCH /api/v1/uploads/*`: which call of the contract a request is. */
export const placeOf = ({ method, path }: Passing): string =>
  `${method} ${path.replace(/[0-9a-f-]{20,}/gu, '*').replace(/\?.*/u, '')}`

/** Whether a request carries a part of a file. */
export const isChunk = (passing: Passing): boolean =>
  passing.path.includes('/uploads') && chunkOf(passing) > 0

/** What the platform has on record. */
export function countRows(dataDir: string): {
  readonly submissions: number
  readonly receipts: number
} {
  const count = (table: string) => readNumber(dataDir, `SELECT count(*) FROM ${table}`)
  return { submissions: count('submissions'), receipts: count('receipts') }
}

/** Bytes of all files that the platform has received whole, each content once. */
export const bytesHeld = (dataDir: string): number =>
  readNumber(
    dataDir,
    'SELECT sum(size_bytes) FROM file WHERE sha256 IN (SELECT sha256 FROM submission_file)',
  )

function readNumber(dataDir: string, sql: string): number {
  const db = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  try {
    return db.prepare<[], number>(sql).pluck().get() ?? 0
  } finally {
    db.close()
  }
}

/** Sends everything; where the line makes it wait, somebody presses on, to keep the test short. */
export async function untilAllSent(call: Call, timeoutMs = 60_000): Promise<SyncState> {
  await call('sync.start', { taskIds: null })
  const endsAt = performance.now() + timeoutMs
  for (;;) {
    const state = await untilSync(
      call,
      ({ phase, items }) =>
        phase === 'waiting' || phase === 'idle' || items.some(({ retryAt }) => retryAt !== null),
      timeoutMs,
    )
    if (state.phase === 'idle' || performance.now() > endsAt) return state
    await call('sync.start', { taskIds: null })
  }
}

export const statuses = ({ items }: SyncState): readonly string[] => [
  ...new Set(items.map(({ status }) => status)),
]
