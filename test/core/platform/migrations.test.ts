import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CamelCasePlugin, Kysely, Migrator, PostgresDialect, sql, SqliteDialect } from 'kysely'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { MIGRATIONS } from '../../platform/records/migrations.ts'
import { isPostgres, openRecords } from '../../platform/records/open.ts'
import type { Tables } from '../../platform/records/schema.ts'
import { temporaryFolder } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import type { NewStorage } from './engines.ts'

/** An empty database as an earlier version made it, and where it is. */
async function databaseAt(version: keyof typeof MIGRATIONS, storage: NewStorage) {
  const { database: where = join(temporaryFolder(), 'platform.sqlite') } = await storage()
  const dialect = isPostgres(where)
    ? new PostgresDialect({ pool: new pg.Pool({ connectionString: where }) })
    : new SqliteDialect({ database: new Database(where) })
  const records = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] })
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) }
  const { error } = await new Migrator({ db: records, provider }).migrateTo(version)
  expect(error).toBeUndefined()
  return { records, where }
}

onBothEngines('a database of an earlier version', (storage) => {
  it('lets who had a task keep the editions that were there until now', async () => {
    const { records, where } = await databaseAt('0004-housekeeping', storage)
    await records
      .insertInto('institution')
      .values({ id: 'i', name: '', enrolmentCode: '' })
      .execute()
    const states = ['assigned', 'changed', 'withdrawn', 'reassigned'] as const
    const task = { number: '', enterpriseName: '', packageRevision: 3 }
    await records
      .insertInto('task')
      .values({ id: 't', ...task })
      .execute()
    for (const [index, state] of states.entries()) {
      const account = { account: state, name: '', passwordHash: '', disabledAt: null }
      await records
        .insertInto('account')
        .values({ id: state, institutionId: 'i', ...account })
        .execute()
      await sql`INSERT INTO assignment (task_id, account_id, state, reason, changed_at, sequence)
        VALUES ('t', ${state}, ${state}, '', '', ${index + 1})`.execute(records)
    }
    await records.destroy()

    const migrated = await openRecords(where)
    onTestFinished(() => migrated.destroy())
    const rows = await migrated
      .selectFrom('assignment')
      .select(['accountId', 'lastRevision'])
      .orderBy('sequence')
      .execute()
    expect(rows).toEqual([
      { accountId: 'assigned', lastRevision: null },
      { accountId: 'changed', lastRevision: null },
      { accountId: 'withdrawn', lastRevision: 3 },
      { accountId: 'reassigned', lastRevision: 3 },
    ])
  })
})
