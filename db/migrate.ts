import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { AppError } from '../shared/errors.ts'
import type { Migration } from './migrations/index.ts'

/**
 * Brings a database to the newest schema.
 *
 * Number-ordered on `user_version`. A database from a newer program is refused untouched. Where data
 * is at stake it is copied first (`VACUUM INTO`, encrypted with the same key). Each migration is one
 * transaction with foreign keys off outside it, and must leave `foreign_key_check` empty.
 */
export function migrate(
  raw: Database.Database,
  migrations: readonly Migration[],
  backupFolder: string,
): void {
  const found = Number(raw.pragma('user_version', { simple: true }))
  const newest = migrations.at(-1)?.version ?? 0
  if (found > newest) throw new AppError({ code: 'database-newer', found, known: newest })
  const pending = migrations.filter(({ version }) => version > found)
  if (pending.length === 0) return
  if (found > 0) backUp(raw, backupFolder, found)
  raw.pragma('foreign_keys = OFF')
  for (const migration of pending) {
    raw.transaction(() => {
      raw.exec(migration.sql)
      const violations = raw.pragma('foreign_key_check')
      if (Array.isArray(violations) && violations.length > 0) {
        throw new Error(`migration ${migration.version} ${migration.name} breaks a foreign key`)
      }
      raw.pragma(`user_version = ${migration.version}`)
    })()
  }
  raw.pragma('foreign_keys = ON')
}

function backUp(raw: Database.Database, folder: string, version: number): void {
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `before-migration-from-${version}.sqlite`)
  if (!existsSync(target)) raw.prepare('VACUUM INTO ?').run(target)
}
