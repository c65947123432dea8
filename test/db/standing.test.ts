import { expect, it } from 'vitest'
import { A_HASH, aDatabaseOf, INSERT_TASK } from '../helpers/older-database.ts'

it('lets a receipt give way only to another one, and only after it was put beside', async () => {
  const { raw, update } = await aDatabaseOf(8)
  raw.exec(
    `${INSERT_TASK}
     INSERT INTO opinion_revision (id, task_id, revision, conclusion, snapshot, snapshot_sha256,
       signer_count, reason, frozen_at)
     VALUES ('o', 't', 1, 'passed', '{}', '${A_HASH}', 1, '', 'now');
     INSERT INTO upload (revision_id, state, receipt, receipt_number, received_at)
     VALUES ('o', 'confirmed', '{"payload":"1"}', 'HZ-1', 'now');
     INSERT INTO carried (id, task_id, submission, receipt_key, status, receipt, receipt_number,
       carried_at)
     VALUES ('c', 't', '{}', 'key', 'confirmed', '{"payload":"1"}', 'HZ-2', 'now')`,
  )
  update()
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
})
