import { listEvidence, listRemovedEvidence } from '../../db/queries/evidence.ts'
import {
  findSnapshotOfRound,
  listOpinionRevisions,
  listSignatures,
} from '../../db/queries/opinions.ts'
import { listRecords, listRecordsOfKinds } from '../../db/queries/records.ts'
import { getNamedPanel, getTask, listTaskSummaries, type TaskRow } from '../../db/queries/tasks.ts'
import { findUpload } from '../../db/queries/uploads.ts'
import type { Db } from '../../db/open.ts'
import { composePanel, PANEL_KINDS } from '../../shared/domain/panel/composition.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import { indexRecords } from '../../shared/domain/record/read.ts'
import type { Expert, TaskPackage } from '../../shared/formats/task-package.ts'
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
  const named = { experts: row.package.panel.experts, actingExpertId: row.actingExpertId }
  const { experts, acting } = panelOf(named, records)
  return {
    summary,
    package: withPanel(row.package, experts),
    actingExpertId: acting.id,
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

/** The task's package, with the panel as it sits now: substitutes, and the leader it elected. */
export function loadPackage(db: Db, taskId: string): TaskPackage {
  return withPanel(getTask(db, taskId).package, loadPanel(db, taskId).experts)
}

function withPanel(pkg: TaskPackage, experts: readonly Expert[]): TaskPackage {
  return { ...pkg, panel: { ...pkg.panel, experts: [...experts] } }
}

type Panel = { readonly experts: readonly Expert[]; readonly acting: Expert }

/** The panel as it sits now, and the expert who is using this computer for the task. */
export function loadPanel(db: Db, taskId: string): Panel {
  return panelOf(getNamedPanel(db, taskId), listRecordsOfKinds(db, taskId, PANEL_KINDS))
}

function panelOf(
  { experts: named, actingExpertId }: ReturnType<typeof getNamedPanel>,
  records: readonly StoredRecord[],
): Panel {
  const experts = composePanel(named, indexRecords(records))
  // A substitute may drop out while using this computer: then the leader goes on.
  const acting =
    experts.find(({ id }) => id === actingExpertId) ?? experts.find(({ role }) => role === 'leader')
  if (!acting) throw new AppError({ code: 'not-found', noun: '专家', id: actingExpertId })
  return { experts, acting }
}

export function getActingExpert(db: Db, taskId: string): Expert {
  return loadPanel(db, taskId).acting
}
