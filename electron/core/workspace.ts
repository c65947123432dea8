import { listEvidence, listRemovedEvidence } from '../../db/queries/evidence.ts'
import {
  findSnapshotOfRound,
  listOpinionRevisions,
  listSignatures,
} from '../../db/queries/opinions.ts'
import { listRecords } from '../../db/queries/records.ts'
import { getTask, listTaskSummaries, type TaskRow } from '../../db/queries/tasks.ts'
import { findUpload } from '../../db/queries/uploads.ts'
import type { Db } from '../../db/open.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import { previousRoundOf, standingOpinion } from '../../shared/domain/rounds/index.ts'
import type { PreviousRound, TaskSummary, Workspace } from '../../shared/domain/task/workspace.ts'
import { taskWeights } from '../../shared/domain/panel/rubric-weights.ts'
import { AppError } from '../../shared/errors.ts'
import { findInstitutionWeights } from './rubric-weights.ts'
import { readSnapshot } from './stored-opinion.ts'

/** Everything of one task, as screens and rules see it. */
export function loadWorkspace(db: Db, taskId: string): Workspace {
  const row = getTask(db, taskId)
  const revisions = listOpinionRevisions(db, taskId)
  const summary = getSummary(db, taskId)
  const records = listRecords(db, taskId)
  const standing = standingOpinion({ summary, revisions })
  return {
    summary,
    package: row.package,
    actingExpertId: row.actingExpertId,
    records,
    rubricWeights: taskWeights(row.package, records, findInstitutionWeights(db)),
    evidence: listEvidence(db, taskId),
    removedEvidence: listRemovedEvidence(db, taskId),
    revisions,
    previousRound: loadPreviousRound(db, row),
    signatures: standing ? listSignatures(db, standing.id) : [],
    upload: standing ? (findUpload(db, standing.id) ?? null) : null,
  }
}

/** The opinion that the round before ended in, and what it left wanting. */
function loadPreviousRound(db: Db, row: TaskRow): PreviousRound | null {
  const { id, round, roundReason } = row
  const last = round > 1 ? findSnapshotOfRound(db, id, round - 1) : undefined
  if (!last) return null
  return previousRoundOf(readSnapshot(last), last.snapshotSha256, roundReason, row.package)
}

export function getSummary(db: Db, taskId: string): TaskSummary {
  const [summary] = listTaskSummaries(db, taskId)
  if (!summary) throw new AppError({ code: 'not-found', noun: '任务', id: taskId })
  return summary
}

/** The expert who is using this computer for a task. */
export function getActingExpert(db: Db, taskId: string): Expert {
  const row = getTask(db, taskId)
  const expert = row.package.panel.experts.find(({ id }) => id === row.actingExpertId)
  if (!expert) throw new AppError({ code: 'not-found', noun: '专家', id: row.actingExpertId })
  return expert
}
