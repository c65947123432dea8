import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { openDatabase } from '../../db/open.ts'
import { listRunOpinions } from '../../db/queries/run-opinions.ts'
import { listRuns } from '../../db/queries/sync-runs.ts'
import { aFolder } from '../helpers/folder.ts'

it('still reads the runs that older programs made, which name no opinions', async () => {
  const folder = await aFolder()
  const key = Buffer.alloc(32, 7)
  const raw = new Database(join(folder, 'acceptance.sqlite'))
  raw.pragma("cipher = 'sqlcipher'")
  raw.pragma('legacy = 4')
  raw.pragma(`key = "x'${key.toString('hex')}'"`)
  migrate(
    raw,
    migrations.filter(({ version }) => version <= 10),
    folder,
  )
  raw.exec(
    `INSERT INTO sync_run (id, started_at, ended_at, outcome, is_automatic, confirmed)
     VALUES ('old', '2026-01-01', '2026-01-02', 'finished', 0, 3)`,
  )
  raw.close()
  const db = openDatabase({ folder, key })
  expect(listRuns(db)).toMatchObject([{ id: 'old', confirmed: 3, opinionCount: 0 }])
  expect(listRunOpinions(db, 'old')).toEqual([])
  db.close()
})
