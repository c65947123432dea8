import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { AppError } from '../shared/errors.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import * as schema from './schema.ts'

export type Db = {
  readonly orm: BetterSQLite3Database<typeof schema>
  /** One immediate write transaction; nested calls join it. */
  readonly transaction: <T>(work: () => T) => T
  readonly close: () => void
}

/**
 * Pages that stay decrypted. A hundred snapshots have 16 MB, and reading what stands behind one of
 * them passes through it: with SQLite's own 2 MB the sync centre decrypted all of it every time.
 */
const CACHE_KIB = 32_000

export type OpenOptions = {
  /** Folder that holds the database and its copies. */
  readonly folder: string
  /** Data key, 32 bytes. */
  readonly key: Uint8Array
}

/** SQLite with the WAL-reset fix; older ones can corrupt a database. */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * Opens (or makes) the encrypted database of a data folder, migrated and ready.
 *
 * WAL, `synchronous=FULL`, foreign keys on. `locking_mode=EXCLUSIVE` makes this process its only
 * user: a second one gets `data-folder-busy`. A key that does not fit gives `wrong-key` and leaves
 * the file as it is.
 */
export function openDatabase({ folder, key }: OpenOptions): Db {
  const path = join(folder, 'acceptance.sqlite')
  const raw = new Database(path, { timeout: 1000 })
  try {
    unlock(raw, key)
    assertSqliteVersion(raw)
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.pragma(`cache_size = -${CACHE_KIB}`)
    migrate(raw, migrations, join(folder, 'backups'))
    // Takes the exclusive lock now, not at the first write.
    raw.transaction(() => undefined).exclusive()
  } catch (error) {
    raw.close()
    throw translate(error, path, folder)
  }
  const orm = drizzle(raw, { schema })
  return {
    orm,
    transaction: (work) => (raw.inTransaction ? work() : raw.transaction(work).immediate()),
    close: () => raw.close(),
  }
}

function unlock(raw: Database.Database, key: Uint8Array): void {
  raw.pragma("cipher = 'sqlcipher'")
  raw.pragma('legacy = 4')
  raw.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  raw.prepare('SELECT count(*) FROM sqlite_master').get()
}

function assertSqliteVersion(raw: Database.Database): void {
  const version = String(raw.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > oldest) return
    if (part < oldest) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`)
  }
}

function translate(error: unknown, path: string, folder: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new AppError({ code: 'data-folder-busy', path: folder }, { cause: error })
  }
  if (error.code === 'SQLITE_NOTADB') {
    return new AppError({ code: 'wrong-key', path: folder }, { cause: error })
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return new AppError({ code: 'database-damaged', path }, { cause: error })
  }
  if (error.code.startsWith('SQLITE_FULL')) {
    return new AppError({ code: 'disk-full', path }, { cause: error })
  }
  return error
}
