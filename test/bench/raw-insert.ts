import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type RawInsert = { readonly insert: (value: string) => void; readonly close: () => void }

/**
 * The least that a durable, encrypted write can cost here: one prepared INSERT, committed by itself,
 * in a database with the cipher and the pragmas of the app's own.
 */
export async function aRawInsert(folder: string): Promise<RawInsert> {
  await mkdir(folder, { recursive: true })
  const db = new Database(join(folder, 'raw.sqlite'))
  db.pragma("cipher = 'sqlcipher'")
  db.pragma('legacy = 4')
  db.pragma(`key = "x'${'07'.repeat(32)}'"`)
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.exec('CREATE TABLE field (id INTEGER PRIMARY KEY, name TEXT, value TEXT, at TEXT) STRICT')
  const statement = db.prepare('INSERT INTO field (name, value, at) VALUES (?, ?, ?)')
  return {
    insert: (value) => statement.run('note', value, new Date().toISOString()),
    close: () => db.close(),
  }
}
