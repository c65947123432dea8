import { asc, desc, eq, getTableColumns } from 'drizzle-orm'
import type { RunOpinion } from '../../shared/ipc/sync-outputs.ts'
import type { Db } from '../open.ts'
import { opinionRevision, syncRunOpinion, task } from '../schema.ts'
import { findCarriedFacts } from './carried.ts'

const { runId: _runId, ...shown } = getTableColumns(syncRunOpinion)

/** What a run was about: what failed first. */
export function listRunOpinions(db: Db, runId: string): readonly RunOpinion[] {
  return db.orm
    .select(shown)
    .from(syncRunOpinion)
    .where(eq(syncRunOpinion.runId, runId))
    .orderBy(
      desc(eq(syncRunOpinion.outcome, 'failed')),
      asc(syncRunOpinion.enterprise),
      asc(syncRunOpinion.revision),
    )
    .all()
}

/** How far a run has come with an opinion; what was noted of it in this run before is replaced. */
export function noteRunOpinion(
  db: Db,
  runId: string,
  { revisionId, ...end }: Pick<RunOpinion, 'revisionId' | 'outcome' | 'detail'>,
): void {
  const names = findNames(db, revisionId)
  if (!names) return
  db.orm
    .insert(syncRunOpinion)
    .values({ runId, revisionId, ...names, ...end })
    .onConflictDoUpdate({ target: [syncRunOpinion.runId, syncRunOpinion.revisionId], set: end })
    .run()
}

type Names = Pick<RunOpinion, 'taskNumber' | 'enterprise' | 'round' | 'revision'>

function findNames(db: Db, revisionId: string): Names | undefined {
  const own = db.orm
    .select({
      taskNumber: task.number,
      enterprise: task.enterprise,
      round: opinionRevision.round,
      revision: opinionRevision.revision,
    })
    .from(opinionRevision)
    .innerJoin(task, eq(task.id, opinionRevision.taskId))
    .where(eq(opinionRevision.id, revisionId))
    .get()
  if (own) return own
  const carried = findCarriedFacts(db, revisionId)
  if (!carried) return undefined
  const { taskNumber, enterpriseName, scan, round, revision } = carried
  const enterprise = scan === null ? enterpriseName : `${enterpriseName}（盖章扫描件：${scan}）`
  return { taskNumber, enterprise, round, revision }
}
