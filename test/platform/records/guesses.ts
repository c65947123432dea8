import { sql } from 'kysely'
import type { Records } from './schema.ts'

/** Counts one more try under a name in a minute, over all servers; answers the count. */
export async function countTry(records: Records, name: string, minute: number): Promise<number> {
  const { tries } = await records
    .insertInto('guess')
    .values({ name, minute, tries: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        minute,
        tries: sql<number>`CASE WHEN guess.minute = ${minute} THEN guess.tries + 1 ELSE 1 END`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return tries
}

/** Takes a try back that was no guess. */
export async function forgetTry(records: Records, name: string, minute: number): Promise<void> {
  await records
    .updateTable('guess')
    .set((each) => ({ tries: each('tries', '-', 1) }))
    .where('name', '=', name)
    .where('minute', '=', minute)
    .execute()
}

export async function dropTriesBefore(records: Records, minute: number): Promise<void> {
  await records.deleteFrom('guess').where('minute', '<', minute).execute()
}
