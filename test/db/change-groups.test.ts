import { expect, it } from 'vitest'
import { aDatabaseOf, INSERT_TASK } from '../helpers/older-database.ts'

it('keeps the journal of an older program, which undo leaves alone', async () => {
  const { raw, update } = await aDatabaseOf(3)
  raw.exec(
    `${INSERT_TASK}
     INSERT INTO record VALUES ('r', 't', 'material', 'M01', '{}', 'a', 'd', 2, 'now', NULL, NULL);
     INSERT INTO journal VALUES
       (1, 't', 'r', 'status', 'null', '"present"', 'a', 'd', 'now', NULL),
       (2, 't', 'r', 'status', '"present"', 'null', 'a', 'd', 'now', 'why')`,
  )
  update()
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
})
