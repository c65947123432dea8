import { feedQuerySchema } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import type { FeedPart } from '../records/tasks.ts'
import { readBody } from './read-body.ts'

export type FeedPage<T> = {
  readonly cursor: string
  readonly hasMore: boolean
  readonly isReset: boolean
  readonly entries: readonly T[]
}

/** One page of a feed: what `list` has after the cursor of the query. */
export async function feedPage<T>(
  desk: Desk,
  query: unknown,
  list: (after: number, limit: number) => Promise<readonly FeedPart<T>[]>,
): Promise<FeedPage<T>> {
  const { cursor, limit } = readBody(feedQuerySchema, query)
  const history = await historyOf(desk)
  const after = numberIn(cursor, history)
  // One more than asked for tells whether there are more.
  const parts = await list(after ?? 0, limit + 1)
  const shown = parts.slice(0, limit)
  return {
    cursor: `${history}.${shown.at(-1)?.sequence ?? after ?? 0}`,
    hasMore: parts.length > limit,
    isReset: cursor !== undefined && after === undefined,
    entries: shown.map(({ entry }) => entry),
  }
}

/** The number in a cursor of this history; undefined for none and for one of another. */
function numberIn(cursor: string | undefined, history: string): number | undefined {
  const [of, number] = (cursor ?? '').split('.')
  return of === history && /^\d{1,15}$/.test(number ?? '') ? Number(number) : undefined
}

/** Begins a new history, as after every restore from a backup: cursors and receipts are in doubt. */
export async function renewHistory({ records, newId }: Desk): Promise<void> {
  const value = newId().slice(0, 8)
  await records.updateTable('fact').set({ value }).where('name', '=', 'history').execute()
}

async function historyOf(desk: Desk): Promise<string> {
  const { value } = await desk.records
    .selectFrom('fact')
    .select('value')
    .where('name', '=', 'history')
    .executeTakeFirstOrThrow()
  return value
}
