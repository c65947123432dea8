import type { Selectable } from 'kysely'
import type { CatalogEntry, Signed } from '../../../shared/formats/platform-api.ts'
import { nextNumber } from './numbers.ts'
import type { CatalogTable, Records } from './schema.ts'
import type { FeedPart } from './tasks.ts'

type StoredCatalog = Selectable<CatalogTable>

export async function insertCatalog(
  records: Records,
  catalog: Omit<StoredCatalog, 'sequence'>,
): Promise<void> {
  const sequence = await nextNumber(records, 'feed')
  await records
    .insertInto('catalog')
    .values({ ...catalog, sequence })
    .execute()
}

export function findCatalog(
  records: Records,
  catalogId: string,
  catalogVersion: string,
): Promise<StoredCatalog | undefined> {
  return records
    .selectFrom('catalog')
    .selectAll()
    .where('catalogId', '=', catalogId)
    .where('catalogVersion', '=', catalogVersion)
    .executeTakeFirst()
}

export async function listCatalogEntries(
  records: Records,
  after: number,
  limit: number,
): Promise<readonly FeedPart<CatalogEntry>[]> {
  const rows = await records
    .selectFrom('catalog')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
  return rows.map(({ sequence, sha256, sizeBytes, ...rest }) => ({
    sequence,
    entry: { ...rest, content: { sha256, sizeBytes } },
  }))
}

/** The latest decision on a submission stands; answers its number. */
export async function putDecision(
  records: Records,
  submissionId: string,
  { payload, signature }: Signed,
): Promise<number> {
  const sequence = await nextNumber(records, 'feed')
  await records
    .insertInto('decision')
    .values({ submissionId, payload, signature, sequence })
    .onConflict((conflict) =>
      conflict.column('submissionId').doUpdateSet({ payload, signature, sequence }),
    )
    .execute()
  return sequence
}

/** Decisions on opinions of tasks that an account has or had. */
export async function listDecisionEntries(
  records: Records,
  accountId: string,
  after: number,
  limit: number,
): Promise<readonly FeedPart<Signed>[]> {
  const rows = await records
    .selectFrom('decision')
    .innerJoin('submissions', 'submissions.id', 'decision.submissionId')
    .innerJoin('assignment', 'assignment.taskId', 'submissions.taskId')
    .select(['decision.payload', 'decision.signature', 'decision.sequence'])
    .where('assignment.accountId', '=', accountId)
    .where('decision.sequence', '>', after)
    .orderBy('decision.sequence')
    .limit(limit)
    .execute()
  return rows.map(({ sequence, ...entry }) => ({ sequence, entry }))
}
