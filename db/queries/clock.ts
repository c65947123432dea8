import { desc, max, sql } from 'drizzle-orm'
import type { PastMoments } from '../../shared/domain/sync/index.ts'
import type { Db } from '../open.ts'
import { signature, task, upload } from '../schema.ts'

/** Packages are read for it, so only those that came last. */
const PACKAGES = 10

/** The latest moments of each kind that are past for certain. */
export function findPastMoments({ orm }: Db): PastMoments {
  const packages = orm
    .select({ at: sql<string>`${task.package} ->> '$.task.issuedAt'` })
    .from(task)
    .orderBy(desc(task.importedAt))
    .limit(PACKAGES)
    .all()
  const [issued] = packages
    .map(({ at }) => new Date(at).toISOString())
    .toSorted()
    .toReversed()
  return {
    package: issued ?? null,
    receipt:
      orm
        .select({ at: max(upload.receivedAt) })
        .from(upload)
        .get()?.at ?? null,
    signature:
      orm
        .select({ at: max(signature.signedAt) })
        .from(signature)
        .get()?.at ?? null,
  }
}
