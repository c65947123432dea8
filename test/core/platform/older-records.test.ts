import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CamelCasePlugin, Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely'
import type { Dialect } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { aFolder } from '../../helpers/folder.ts'
import { MIGRATIONS } from '../../platform/records/migrations.ts'
import { openRecords } from '../../platform/records/open.ts'
import { onBothEngines } from './engines.ts'

const dialectOf = (where: string): Dialect =>
  where.startsWith('postgres')
    ? new PostgresDialect({ pool: new pg.Pool({ connectionString: where }) })
    : new SqliteDialect({ database: new Database(where) })

/** The records of a platform that knew of no attachments: an opinion with all that refers to it. */
async function olderRecords(where: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: dialectOf(where), plugins: [new CamelCasePlugin()] })
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) }
  await new Migrator({ db, provider }).migrateTo('0005-last-editions')
  for (const text of [
    `INSERT INTO submissions VALUES
       ('s', 'key', 'content', NULL, 'task', 'number', 'enterprise', 1, 1, 'passed',
        '2026-11-23', 'device', '{}', 'hash', '2026-11-23T00:00:00.000Z')`,
    `INSERT INTO submission_file VALUES ('s', 0, 'pdf', 10, 'a.pdf', 'application/pdf', 'opinion-pdf')`,
    `INSERT INTO receipts VALUES (1, 's', 'HZ-1', '2026-11-23T00:00:00.000Z', '{}', 'signature')`,
    `INSERT INTO upload VALUES ('u', 's', 'pdf', 10, 'held', '2026-11-30T00:00:00.000Z')`,
    `INSERT INTO decision VALUES ('s', '{}', 'signature', 1)`,
  ]) {
    await sql.raw(text).execute(db)
  }
  await db.destroy()
}

onBothEngines('the records of an older platform', (storage) => {
  it('keep every row, and from then on let any number of scans stand beside an opinion', async () => {
    const { database } = await storage()
    const where = database ?? join(await aFolder(), 'platform.sqlite')
    await olderRecords(where)
    const records = await openRecords(where)
    const count = async (table: 'submissions' | 'submissionFile' | 'receipts' | 'upload') =>
      (await records.selectFrom(table).selectAll().execute()).length
    const [opinion] = await records.selectFrom('submissions').selectAll().execute()
    expect(opinion).toMatchObject({ id: 's', attachesTo: null, revision: 1, recordSha256: 'hash' })
    if (!opinion) throw new Error('it is there')
    const insert = (id: string, attachesTo: string | null) =>
      records
        .insertInto('submissions')
        .values({ ...opinion, id, idempotencyKey: id, attachesTo })
        .execute()
    await insert('scan 1', 'key')
    await insert('scan 2', 'key')
    await expect(insert('other', null)).rejects.toThrow(/unique/iu)
    await expect(records.deleteFrom('submissions').where('id', '=', 's').execute()).rejects.toThrow(
      /foreign key/iu,
    )
    expect(await count('submissions')).toBe(3)
    expect([await count('submissionFile'), await count('receipts'), await count('upload')]).toEqual(
      [1, 1, 1],
    )
    await records.destroy()
  })
})
