import { expect, it } from 'vitest'
import { A_HASH, aDatabaseOf, INSERT_TASK } from '../helpers/older-database.ts'

it('keeps signed opinions and uploads of an older program, and lets them be sealed', async () => {
  const { raw, update } = await aDatabaseOf(4)
  raw.exec(
    `${INSERT_TASK}
     INSERT INTO opinion_revision (id, task_id, revision, conclusion, snapshot, snapshot_sha256,
       signer_count, reason, frozen_at, pdf, pdf_sha256)
     VALUES ('o', 't', 1, 'passed', '{}', '${A_HASH}', 1, '', 'now', x'25504446', '${A_HASH}');
     INSERT INTO signature VALUES ('o', 'a', '{}', 'now', 'd');
     INSERT INTO upload (revision_id, state, attempts) VALUES ('o', 'failed', 2)`,
  )
  update()
  expect(raw.prepare('SELECT state, attempts, reached_at FROM upload').all()).toEqual([
    { state: 'failed', attempts: 2, reached_at: null },
  ])
  expect(raw.prepare('SELECT count(*) FROM signature').pluck().get()).toBe(1)
  raw.exec(
    `INSERT INTO seal VALUES ('o', 1, 'signer-1', 'a', '名', '{}', x'00', '${A_HASH}', 'now', 'd')`,
  )
  expect(raw.prepare('SELECT count(*) FROM seal').pluck().get()).toBe(1)
})
