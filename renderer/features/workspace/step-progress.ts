import { findMaterialList, type IndicatorSet } from '../../../shared/catalog/index.ts'
import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { missingFromExpert, presentExperts } from '../../../shared/domain/panel/attendance.ts'
import { votesOn } from '../../../shared/domain/panel/votes.ts'
import { isOpen } from '../../../shared/domain/findings/findings.ts'
import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { METHOD_STEPS, type Step } from '../../../shared/domain/record/terms.ts'
import { verifiedSheet, type RecordIndex } from '../../../shared/domain/record/read.ts'
import { recheckList, standingOpinion } from '../../../shared/domain/rounds/index.ts'
import { surveyPoints } from '../../../shared/domain/survey/points.ts'
import type { WorkspaceView } from '../../lib/workspace-store.ts'

export type StepProgress = {
  readonly done: number
  /** 0 where there is nothing to fill in. */
  readonly total: number
  /** Blocking gaps of the step. */
  readonly missing: number
  readonly isOmitted: boolean
}

/** How far a step is, for its ring in the list of steps. */
export function stepProgress(view: WorkspaceView, step: Step): StepProgress {
  const missing = view.gaps.filter((gap) => gap.isBlocking && gap.step === step).length
  const isOmitted =
    METHOD_STEPS.some((method) => method === step) &&
    view.records.body('step', step).status === 'omitted'
  return { ...counts(view, step), missing, isOmitted }
}

type Counts = { readonly done: number; readonly total: number }

function counts(view: WorkspaceView, step: Step): Counts {
  const { workspace, records } = view
  const { pinned } = workspace.package
  switch (step) {
    case 'overview':
    case 'evidence':
      return { done: 0, total: 0 }
    case 'panel':
      return panelCounts(view)
    case 'document-review': {
      const materials = findMaterialList(pinned.materialList.id)?.materials ?? []
      const seen = materials.filter(({ code }) => records.body('material', code).status)
      const rows = comparisonRows(workspace.package)
      const verified = rows.filter(({ key }) => records.body('comparison', key).result)
      const total = materials.length + rows.length
      return closed(records, step, seen.length + verified.length, total)
    }
    case 'site-survey': {
      const points = surveyPoints(workspace.package, records)
      const seen = points.filter(({ kind, key }) => records.body(kind, key).result)
      const scenarios = records
        .all('scenario-check')
        .filter(({ body }) => typeof body.level === 'number')
      const total = points.length + view.set.scenarios.length
      return closed(records, step, seen.length + scenarios.length, total)
    }
    case 'interview':
    case 'questionnaire':
    case 'demonstration':
      return closed(records, step, records.all(step).length > 0 ? 1 : 0, 1)
    case 'findings': {
      const findings = records.all('finding')
      const rechecks = recheckList(workspace)
      const settled = rechecks.filter(({ state }) => state !== 'open')
      const closed = findings.filter((one) => !isOpen(one))
      return {
        done: closed.length + settled.length,
        total: findings.length + rechecks.length,
      }
    }
    case 'scoring':
      return scoringCounts(view.set, records)
    case 'opinion': {
      const { text, conclusion, concludedOn } = records.body('opinion', 'draft')
      const filled = [text?.trim(), conclusion, concludedOn].filter(Boolean).length
      return { done: filled + (view.isFrozen ? 1 : 0), total: 4 }
    }
    case 'signing': {
      const current = standingOpinion(workspace)?.id
      const signed = workspace.signatures.filter(({ revisionId }) => revisionId === current)
      return { done: signed.length, total: signersOf(workspace).length }
    }
    case 'upload':
      return { done: workspace.upload?.receivedAt ? 1 : 0, total: 1 }
  }
}

/** The records of a method, and its being marked as done. */
function closed(records: RecordIndex, step: string, done: number, total: number): Counts {
  const isClosed = Boolean(records.body('step', step).status)
  return { done: done + (isClosed ? 1 : 0), total: total + 1 }
}

/** Everyone present is ready, and has voted once there is a conclusion. */
function panelCounts({ workspace, records }: WorkspaceView): Counts {
  const present = presentExperts(records, workspace.package.panel.experts)
  const ready = present.filter((expert) => missingFromExpert(records, expert).length === 0)
  const { conclusion } = records.body('opinion', 'draft')
  const votes = conclusion ? votesOn(records, present, conclusion) : []
  const cast = votes.filter(({ vote }) => vote !== null)
  return { done: ready.length + cast.length, total: present.length + votes.length }
}

function scoringCounts(set: IndicatorSet, records: RecordIndex): Counts {
  const { items, scenarios } = verifiedSheet(records)
  return {
    done: Object.keys(items).length + Object.keys(scenarios).length,
    total: set.items.length + set.scenarios.length,
  }
}
