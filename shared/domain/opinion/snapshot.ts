import { currentWorkScheme, findIndicatorSet } from '../../catalog/index.ts'
import { presentExperts } from '../panel/attendance.ts'
import type { Json } from '../../formats/canonical-json.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { indexRecords, verifiedSheet } from '../record/read.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { isFailing } from '../rounds/failing.ts'
import { recheckList, type Recheck } from '../rounds/recheck.ts'
import { scoreSheet } from '../scoring/index.ts'
import type { ClockFinding } from '../sync/index.ts'
import type { AnswerSheet, ScoreResult } from '../scoring/types.ts'
import type { Evidence, PreviousRound, RemovedEvidence, Workspace } from '../task/workspace.ts'
import type { Conclusion } from './conclusion.ts'

/** A panel member who signs. */
export type Signer = {
  readonly expertId: string
  readonly name: string
  readonly role: 'leader' | 'member'
}

/**
 * The frozen opinion: everything that the documents and the upload are made from.
 *
 * Its canonical JSON is hashed; the hash stands in the PDF and in the receipt.
 */
export type OpinionSnapshot = {
  readonly format: 'smedt-opinion-snapshot'
  readonly version: 1
  readonly task: {
    readonly id: string
    readonly number: string
    readonly revision: number
    readonly isSample: boolean
  }
  readonly packageSha256: string
  readonly opinion: {
    readonly id: string
    readonly revision: number
    /** Acceptance round, from 1. */
    readonly round: number
    /** The opinion of the round before, which ended in 整改; null in the first round. */
    readonly previousRound: RoundLink | null
    readonly previousId: string | null
    readonly reason: string
    readonly frozenAt: string
    readonly conclusion: Conclusion
    readonly concludedOn: string
    readonly text: string
    readonly rectificationDueOn: string | null
    readonly requirements: string
  }
  readonly enterprise: {
    readonly name: string
    readonly creditCode: string
    readonly county: string
    readonly trade: string
    readonly projectName: string
    readonly projectLeader: string
    readonly phone: string
    readonly totalSpend: string
  }
  readonly institution: string
  readonly signers: readonly Signer[]
  readonly catalog: Workspace['package']['pinned']
  readonly levels: {
    readonly before: number
    readonly claimed: number
    readonly target: number
    readonly verified: number
  }
  readonly verified: AnswerSheet
  readonly score: ScoreResult
  readonly records: readonly Pick<
    StoredRecord,
    'id' | 'kind' | 'key' | 'body' | 'author' | 'revision' | 'savedAt'
  >[]
  readonly evidence: readonly Pick<
    Evidence,
    | 'id'
    | 'name'
    | 'mediaType'
    | 'sizeBytes'
    | 'sha256'
    | 'source'
    | 'author'
    | 'addedAt'
    | 'capturedAt'
    | 'device'
    | 'place'
    | 'links'
  >[]
  /** What was deleted, and why: named in the manifest, its file is not sent. */
  readonly removedEvidence: readonly RemovedEvidence[]
  /** What did not hold up in the round before; older snapshots do not list it. */
  readonly rechecked?: readonly Rechecked[]
  /** The work scheme that was in force; older snapshots do not name it. */
  readonly workScheme?: { readonly id: string; readonly version: string }
  /** Only where the device's clock could not be right: its times are to be read with care. */
  readonly clock?: ClockFinding
}

/** What this round made of something that did not hold up in the one before. */
export type Rechecked = Pick<Recheck, 'target' | 'title' | 'state' | 'note'> & {
  readonly isStillFailing: boolean
}

/** How an opinion names the one of the round before. */
export type RoundLink = Omit<PreviousRound, 'failed' | 'requirements'>

export type FreezeInput = {
  readonly opinionId: string
  readonly revision: number
  readonly previousId: string | null
  readonly reason: string
  readonly frozenAt: string
  readonly packageSha256: string
  /** What was wrong with the clock; drafts are not asked. */
  readonly clock?: ClockFinding | null
}

/**
 * The experts who sign, the leader first: all of the panel but the members who are excused.
 *
 * Who handed in scores signs them, whatever absence was written down before; the leader always signs.
 */
export function signersOf(workspace: Workspace): readonly Signer[] {
  const records = indexRecords(workspace.records)
  return presentExperts(records, workspace.package.panel.experts)
    .map(({ id, name, role }) => ({ expertId: id, name, role }))
    .toSorted((a, b) => Number(b.role === 'leader') - Number(a.role === 'leader'))
}

/** Level before the works, as claimed, as planned (Annex 3) and as the panel verified it. */
export function levelsOf({ package: pkg, records }: Workspace): OpinionSnapshot['levels'] {
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  return {
    before: pkg.application.levelBefore,
    claimed: pkg.application.levelAfter,
    target: pkg.filing.targetLevel,
    verified: set ? scoreSheet(set, verifiedSheet(indexRecords(records))).level : 0,
  }
}

/** The enterprise and its project as the documents name them (Annex 4). */
export function enterpriseOf({ application }: TaskPackage): OpinionSnapshot['enterprise'] {
  return {
    name: application.enterpriseName,
    creditCode: application.creditCode,
    county: application.county,
    trade: application.trade,
    projectName: application.projectName,
    projectLeader: application.projectLeader,
    phone: application.phone,
    totalSpend: application.totalSpend,
  }
}

/**
 * The snapshot of a workspace whose gaps are closed.
 *
 * Throws RangeError where the draft has no conclusion or the indicator set is unknown: both are
 * gaps that the caller has refused before (`gapsBeforeFreeze`).
 */
export function buildSnapshot(workspace: Workspace, input: FreezeInput): OpinionSnapshot {
  const { panel, pinned, task } = workspace.package
  const records = indexRecords(workspace.records)
  const draft = records.body('opinion', 'draft')
  const set = findIndicatorSet(pinned.indicatorSet.id)
  if (!set || !draft.conclusion || !draft.concludedOn)
    throw new RangeError('the draft is incomplete')
  const verified = verifiedSheet(records)
  const score = scoreSheet(set, verified)
  return {
    format: 'smedt-opinion-snapshot',
    version: 1,
    task: { id: task.id, number: task.number, revision: task.revision, isSample: task.isSample },
    packageSha256: input.packageSha256,
    opinion: {
      id: input.opinionId,
      revision: input.revision,
      round: workspace.summary.round,
      previousRound: roundLink(workspace.previousRound),
      previousId: input.previousId,
      reason: input.reason,
      frozenAt: input.frozenAt,
      conclusion: draft.conclusion,
      concludedOn: draft.concludedOn,
      text: draft.text ?? '',
      rectificationDueOn:
        draft.conclusion === 'rectify' ? (draft.rectificationDueOn ?? null) : null,
      requirements: draft.conclusion === 'rectify' ? (draft.requirements ?? '') : '',
    },
    enterprise: enterpriseOf(workspace.package),
    institution: panel.institution,
    signers: signersOf(workspace),
    catalog: pinned,
    levels: levelsOf(workspace),
    verified,
    score,
    records: workspace.records.map(({ id, kind, key, body, author, revision, savedAt }) => ({
      id,
      kind,
      key,
      body,
      author,
      revision,
      savedAt,
    })),
    evidence: workspace.evidence.map(({ taskId: _taskId, ...facts }) => facts),
    removedEvidence: workspace.removedEvidence,
    rechecked: rechecked(workspace),
    workScheme: { id: currentWorkScheme.id, version: currentWorkScheme.version },
    ...(input.clock && { clock: input.clock }),
  }
}

function rechecked(workspace: Workspace): readonly Rechecked[] {
  const failing = new Set(
    workspace.records
      .filter((record) => isFailing(record, workspace.package))
      .map(({ kind, key }) => `${kind}:${key}`),
  )
  return recheckList(workspace).map(({ target, title, state, note }) => ({
    ...{ target, title, state, note },
    isStillFailing: failing.has(target),
  }))
}

/** The round before, without what a snapshot holds already: its own records say how it stands now. */
export function roundLink(previous: PreviousRound | null): RoundLink | null {
  if (previous === null) return null
  const { failed: _failed, requirements: _requirements, ...link } = previous
  return link
}

/** A snapshot holds JSON values only, so it is its own JSON. */
export function snapshotJson(snapshot: OpinionSnapshot): Json {
  return JSON.parse(JSON.stringify(snapshot)) as Json
}
