import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { opinionRevision, signature, upload } from '../schema.ts'

/**
 * The standing opinion of each round, with how far it is; of all tasks or of one.
 *
 * All that is read of a revision is in the index `opinion_standing`: behind a snapshot, a row's columns
 * are megabytes away.
 */
export function standingOpinions(db: Db, taskId?: string) {
  return db.orm
    .select({
      taskId: opinionRevision.taskId,
      round: opinionRevision.round,
      conclusion: opinionRevision.conclusion,
      signerCount: opinionRevision.signerCount,
      rectificationDueOn: sql<
        string | null
      >`CASE WHEN ${opinionRevision.conclusion} = 'rectify' THEN ${opinionRevision.snapshot} ->> '$.opinion.rectificationDueOn' END`,
      uploadState: upload.state,
      signatures: sql<number>`(SELECT count(*) FROM ${signature} WHERE ${signature.revisionId} = ${opinionRevision.id})`,
    })
    .from(opinionRevision)
    .leftJoin(upload, eq(upload.revisionId, opinionRevision.id))
    .where(
      and(
        isNull(opinionRevision.withdrawnAt),
        taskId === undefined ? undefined : eq(opinionRevision.taskId, taskId),
      ),
    )
}
