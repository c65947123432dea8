import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { aFolder } from '../helpers/folder.ts'

it('keeps the journal of an older program, which undo leaves alone', async () => {
  const folder = await aFolder()
  const raw = new Database(join(folder, 'a.sqlite'))
  raw.pragma('foreign_keys = ON')
  const before = migrations.filter(({ version }) => version < 4)
  migrate(raw, before, folder)
  raw.exec(
    `INSERT INTO task (id, number, package, package_sha256, package_revision, is_sample, enterprise,
       project, county, trade, acting_expert_id, imported_at)
     VALUES ('t', 'n', '{}', '${'0'.repeat(64)}', 1, 1, 'e', 'p', 'c', 'x', 'a', 'now');
     INSERT INTO record VALUES ('r', 't', 'material', 'M01', '{}', 'a', 'd', 2, 'now', NULL, NULL);
     INSERT INTO journal VALUES
       (1, 't', 'r', 'status', 'null', '"present"', 'a', 'd', 'now', NULL),
       (2, 't', 'r', 'status', '"present"', 'null', 'a', 'd', 'now', 'why')`,
  )
  migrate(raw, migrations, folder)
  expect(
    raw.prepare('SELECT sequence, reason, change_id, undoes, is_absent FROM journal').all(),
  ).toEqual([
    { sequence: 1, reason: null, change_id: null, undoes: null, is_absent: 0 },
    { sequence: 2, reason: 'why', change_id: null, undoes: null, is_absent: 0 },
  ])
  expect(raw.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1)
  expect(() => raw.exec('UPDATE journal SET undoes = 1')).toThrow(/append-only/)
  expect(() =>
    raw.exec(
      `INSERT INTO journal (task_id, record_id, field, old_value, new_value, author, device_id, at,
         is_absent) VALUES ('t', 'r', 'x', '1', '1', 'a', 'd', 'now', 2)`,
    ),
  ).toThrow(/CHECK/)
  raw.close()
})
