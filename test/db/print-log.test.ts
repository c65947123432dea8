import { expect, it } from 'vitest'
import { A_HASH, aDatabaseOf, INSERT_TASK } from '../helpers/older-database.ts'

it('lets a line of the print log take its outcome once, and nothing else', async () => {
  const { raw } = await aDatabaseOf(Infinity)
  raw.exec(
    `${INSERT_TASK}
     INSERT INTO print_log (id, task_id, document_id, sha256, author, device_id, started_at)
     VALUES ('l', 't', 'opinion', '${A_HASH}', 'a', 'd', 'now')`,
  )
  const outcome = (): unknown => raw.prepare('SELECT outcome FROM print_log').pluck().get()

  const forged = `UPDATE print_log SET outcome = 'printed', sha256 = '${'1'.repeat(64)}'`
  expect(() => raw.exec(forged)).toThrow(/once/)
  expect(() => raw.exec("UPDATE print_log SET revision = 2, outcome = 'printed'")).toThrow(/once/)
  expect(outcome()).toBeNull()
  raw.exec("UPDATE print_log SET outcome = 'failed'")
  expect(() => raw.exec("UPDATE print_log SET outcome = 'printed'")).toThrow(/once/)
  expect(() => raw.exec('DELETE FROM print_log')).toThrow(/kept/)
  expect(outcome()).toBe('failed')
})

it('keeps the same log of what is carried for other devices', async () => {
  const { raw } = await aDatabaseOf(Infinity)
  const print = `INSERT INTO carried_print (id, carried_id, sha256, author, device_id, started_at)
    VALUES ('l', 'c', '${A_HASH}', '', 'd', 'now')`
  expect(() => raw.exec(print)).toThrow(/FOREIGN KEY/)
  raw.exec(
    `INSERT INTO carried (id, task_id, submission, receipt_key, status, carried_at)
     VALUES ('c', 't', '{}', 'key', 'queued', 'now')`,
  )
  raw.exec(print)
  const forged = `UPDATE carried_print SET outcome = 'printed', sha256 = '${'1'.repeat(64)}'`
  expect(() => raw.exec(forged)).toThrow(/once/)
  raw.exec("UPDATE carried_print SET outcome = 'failed'")
  expect(() => raw.exec("UPDATE carried_print SET outcome = 'printed'")).toThrow(/once/)
  expect(() => raw.exec('DELETE FROM carried_print')).toThrow(/kept/)
})
