import { expect, it } from 'vitest'
import { migrations } from '../../db/migrations/index.ts'
import { A_HASH, aDatabaseOf, INSERT_TASK } from '../helpers/older-database.ts'

it('lets only a scan of this device that no receipt covers out of what goes to the platform', async () => {
  const { raw, update } = await aDatabaseOf(13)
  raw.exec(
    `${INSERT_TASK}
     INSERT INTO opinion_revision (id, task_id, revision, conclusion, snapshot, snapshot_sha256,
       signer_count, reason, frozen_at)
     VALUES ('o', 't', 1, 'passed', '{}', '${A_HASH}', 1, '', 'now');
     INSERT INTO stamped_scan (id, revision_id, name, media_type, size_bytes, sha256, checked_by,
       author, device_id, added_at)
     VALUES ('own', 'o', 'a.pdf', 'application/pdf', 1, '${A_HASH}', 'eye', 'a', 'd', 'now'),
       ('received', 'o', 'b.pdf', 'application/pdf', 1, '${A_HASH}', 'eye', 'a', 'd', 'now');
     INSERT INTO carried (id, task_id, submission, receipt_key, status, receipt, carried_at)
     VALUES ('own', 't', '{}', '', 'queued', NULL, 'now'),
       ('received', 't', '{}', '', 'confirmed', '{}', 'now'),
       ('other', 't', '{}', 'key', 'queued', NULL, 'now')`,
  )
  update()
  expect(raw.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version)
  for (const id of ['received', 'other']) {
    expect(() => raw.exec(`DELETE FROM carried WHERE id = '${id}'`)).toThrow(/never dropped/)
  }
  raw.exec("DELETE FROM carried WHERE id = 'own'")
  expect(raw.prepare('SELECT id FROM carried ORDER BY id').pluck().all()).toEqual([
    'other',
    'received',
  ])
})
