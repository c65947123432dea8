import type { CounterTable, Records } from './schema.ts'

type Counter = CounterTable['name']

/**
 * The next number of a counter. It is locked until the transaction ends, so whoever sees a number has
 * seen all before it.
 */
export async function nextNumber(records: Records, name: Counter): Promise<number> {
  const row = await records
    .updateTable('counter')
    .set((each) => ({ value: each('value', '+', 1) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}

/** Locks a counter until the transaction ends and takes no number: others wait. */
export async function lockNumbers(records: Records, name: Counter): Promise<void> {
  await records
    .updateTable('counter')
    .set((each) => ({ value: each('value', '+', 0) }))
    .where('name', '=', name)
    .execute()
}
