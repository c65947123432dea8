import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { aFolder } from '../helpers/folder.ts'

it('keeps signed opinions and uploads of an older program, and lets them be sealed', async () => {
  const folder = await aFolder()
  const raw = new Database(join(folder, 'a.sqlite'))
  raw.pragma('foreign_keys = ON')
  migrate(
    raw,
    migrations.filter(({ version }) => version < 5),
    folder,
  )
  const hash = '0'.repeat(64)
  raw.exec(
    `INSERT INTO task (id, number, package, package_sha256, package_revision, is_sample, enterprise,
       project, county, trade, acting_expert_id, imported_at)
     VALUES ('t', 'n', '{}', '${hash}', 1, 1, 'e', 'p', 'c', 'x', 'a', 'now');
     INSERT INTO opinion_revision (id, task_id, revision, conclusion, snapshot, snapshot_sha256,
       signer_count, reason, frozen_at, pdf, pdf_sha256)
     VALUES ('o', 't', 1, 'passed', '{}', '${hash}', 1, '', 'now', x'25504446', '${hash}');
     INSERT INTO signature VALUES ('o', 'a', '{}', 'now', 'd');
     INSERT INTO upload (revision_id, state, attempts) VALUES ('o', 'failed', 2)`,
  )
  migrate(raw, migrations, folder)
  expect(raw.prepare('SELECT state, attempts, reached_at FROM upload').all()).toEqual([
    { state: 'failed', attempts: 2, reached_at: null },
  ])
  expect(raw.prepare('SELECT count(*) FROM signature').pluck().get()).toBe(1)
  raw.exec(
    `INSERT INTO seal VALUES ('o', 1, 'signer-1', 'a', '名', '{}', x'00', '${hash}', 'now', 'd')`,
  )
  expect(raw.prepare('SELECT count(*) FROM seal').pluck().get()).toBe(1)
  raw.close()
})
