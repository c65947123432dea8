import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { aFolder } from './folder.ts'

/** The empty database of a program of that version, and how this program brings it up to date. */
export async function aDatabaseOf(version: number): Promise<{
  readonly raw: Database.Database
  readonly update: () => void
}> {
  const folder = await aFolder()
  const raw = new Database(join(folder, 'a.sqlite'))
  onTestFinished(() => void raw.close())
  raw.pragma('foreign_keys = ON')
  const migrateTo = (last: number) =>
    migrate(
      raw,
      migrations.filter((one) => one.version <= last),
      folder,
    )
  migrateTo(version)
  return { raw, update: () => migrateTo(Infinity) }
}

export const A_HASH = '0'.repeat(64)

/** The task `t`, for rows of every version that need one. */
export const INSERT_TASK = `
  INSERT INTO task (id, number, package, package_sha256, package_revision, is_sample, enterprise,
    project, county, trade, acting_expert_id, imported_at)
  VALUES ('t', 'n', '{}', '${A_HASH}', 1, 1, 'e', 'p', 'c', 'x', 'a', 'now');`
