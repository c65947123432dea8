import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { aFolder } from '../helpers/folder.ts'

it('lets a receipt give way only to another one, and only after it was put beside', async () => {
  const folder = await aFolder()
  const raw = new Database(join(folder, 'a.sqlite'))
  raw.pragma('foreign_keys = ON')
  const before = migrations.filter(({ version }) => version <= 8)
  migrate(raw, before, folder)
  const hash = '0'.repeat(64)
  raw.exec(
    `INSERT INTO task (id, number, package, package_sha256, package_revision, is_sample, enterprise,
       project, county, trade, acting_expert_id, imported_at)
     VALUES ('t', 'n', '{}', '${hash}', 1, 1, 'e', 'p', 'c', 'x', 'a', 'now');
     INSERT INTO opinion_revision (id, task_id, revision, conclusion, snapshot, snapshot_sha256,
       signer_count, reason, frozen_at)
     VALUES ('o', 't', 1, 'passed', '{}', '${hash}', 1, '', 'now');
     INSERT INTO upload (revision_id, state, receipt, receipt_number, received_at)
     VALUES ('o', 'confirmed', '{"payload":"1"}', 'HZ-1', 'now');
     INSERT INTO carried (id, task_id, submission, receipt_key, status, receipt, receipt_number,
       carried_at)
     VALUES ('c', 't', '{}', 'key', 'confirmed', '{"payload":"1"}', 'HZ-2', 'now')`,
  )
  migrate(raw, migrations, folder)
  const count = (table: string): unknown =>
    raw.prepare(`SELECT count(*) FROM ${table} WHERE receipt IS NOT NULL`).pluck().get()
  expect([count('upload'), count('carried')]).toEqual([1, 1])
  for (const [table, id] of [
    ['upload', 'o'],
    ['carried', 'c'],
  ] as const) {
    const replace = `UPDATE ${table} SET receipt = '{"payload":"2"}'`
    expect(() => raw.exec(replace)).toThrow(/stays received/)
    expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow(/never/)
    raw.exec(
      `INSERT INTO earlier_receipt (id, receipt, replaced_at)
       SELECT '${id}', receipt, 'now' FROM ${table}`,
    )
    expect(() => raw.exec(`UPDATE ${table} SET receipt = NULL`)).toThrow(/stays received|CHECK/)
    raw.exec(replace)
  }
  expect(() => raw.exec('DELETE FROM earlier_receipt')).toThrow(/never/)
  raw.close()
})
