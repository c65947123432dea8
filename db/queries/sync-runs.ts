import { desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { RunOutcome } from '../../shared/domain/sync/index.ts'
import type { SyncRun } from '../../shared/ipc/sync-outputs.ts'
import type { Db } from '../open.ts'
import { syncRun, syncRunOpinion } from '../schema.ts'

const MOST_SHOWN = 200
const opinions = sql`(SELECT count(*) FROM ${syncRunOpinion} WHERE run_id = ${syncRun.id})`
const SHOWN = { ...getTableColumns(syncRun), opinionCount: opinions.mapWith(Number) }

export function listRuns(db: Db): readonly SyncRun[] {
  return db.orm.select(SHOWN).from(syncRun).orderBy(desc(syncRun.startedAt)).limit(MOST_SHOWN).all()
}

/** The run that goes on, or that the end of the program cut off. */
export function findOpenRun(db: Db): SyncRun | undefined {
  return db.orm
    .select(SHOWN)
    .from(syncRun)
    .where(isNull(syncRun.endedAt))
    .orderBy(desc(syncRun.startedAt))
    .get()
}

export function insertRun(
  db: Db,
  run: { readonly id: string; readonly startedAt: string; readonly isAutomatic: boolean },
): void {
  db.orm.insert(syncRun).values(run).run()
}

export type RunCounts = Pick<SyncRun, 'confirmed' | 'setAside' | 'fetched' | 'sentBytes'>

export function updateRunEnded(
  db: Db,
  id: string,
  end: RunCounts & {
    readonly endedAt: string
    readonly outcome: RunOutcome
    readonly message: string | null
  },
): void {
  db.orm.update(syncRun).set(end).where(eq(syncRun.id, id)).run()
}
