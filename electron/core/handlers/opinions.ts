import { removeAttachments } from '../../../db/queries/carried.ts'
import {
  findFrozenOpinion,
  insertOpinion,
  listOpinionRevisions,
  updateOpinionWithdrawn,
} from '../../../db/queries/opinions.ts'
import { getTask, updateOpinionRevision } from '../../../db/queries/tasks.ts'
import { findUpload, removeUpload } from '../../../db/queries/uploads.ts'
import { blockingGaps } from '../../../shared/domain/checks/gaps.ts'
import { buildSnapshot, snapshotJson } from '../../../shared/domain/opinion/snapshot.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { roundReason } from '../../../shared/domain/rounds/index.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import type { OpinionRevision, Workspace } from '../../../shared/domain/task/workspace.ts'
import { AppError, invalidInput } from '../../../shared/errors.ts'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import { assertLeader, assertNotFrozen } from '../access.ts'
import { findClockFinding } from '../clock.ts'
import type { Context } from '../context.ts'
import { sourceOfDraft } from '../documents/document-basis.ts'
import { problemsInPrinting } from '../documents/problems-in-printing.ts'
import { draftOpinion } from '../documents/registry.ts'
import { sha256 } from '../hash.ts'
import { getActingExpert, loadWorkspace } from '../workspace.ts'
import { assertNoneUnfinished } from './recordings.ts'

/** The page as it would be printed now, marked as a draft. */
export function preview(
  context: Context,
  { taskId }: ParsedInput<'opinion.preview'>,
): Promise<Uint8Array> {
  return draftOpinion(context, loadWorkspace(context.db, taskId))
}

/**
 * Freezes the opinion for signing: no gap may be left, all evidence must be intact, every character
 * must be printable. The snapshot's hash is what is signed, printed and acknowledged.
 */
export async function freeze(
  context: Context,
  { taskId, reason }: ParsedInput<'opinion.freeze'>,
): Promise<OpinionRevision> {
  const { db } = context
  const before = loadWorkspace(db, taskId)
  assertMayFreeze(context, before)
  await assertNoneUnfinished(context, taskId)
  await assertEvidenceIntact(context, before)
  const now = context.now().toISOString()
  assertPrintable(context, before)
  const frozen = db.transaction(() => {
    // Loaded again: reading the evidence took time, and a field may have been saved meanwhile.
    const workspace = loadWorkspace(db, taskId)
    assertMayFreeze(context, workspace)
    const previous = workspace.revisions.at(-1)
    if (previous && reason.trim() === '' && previousReason(workspace) === '') {
      throw invalidInput('reason', '这是更正后的新版，请填写理由')
    }
    const snapshot = buildSnapshot(workspace, {
      opinionId: context.newId(),
      revision: workspace.summary.revision,
      previousId: previous?.id ?? null,
      reason: reason.trim() === '' ? previousReason(workspace) : reason.trim(),
      frozenAt: now,
      packageSha256: getTask(db, taskId).packageSha256,
      clock: findClockFinding(context),
    })
    insertOpinion(db, toRow(taskId, snapshot))
    const revision = listOpinionRevisions(db, taskId).at(-1)
    if (!revision) throw new RangeError('the revision was just inserted')
    return revision
  })
  // While everyone signs: the report is drawn from them.
  before.evidence.forEach(context.printCopies.prepare)
  return frozen
}

/** Withdraws the frozen opinion with a reason and opens the next revision for changes. */
export function reopen(
  { db, now }: Context,
  { taskId, reason }: ParsedInput<'opinion.reopen'>,
): Workspace {
  return db.transaction(() => {
    assertLeader(db, taskId, '另起新版')
    const frozen = findFrozenOpinion(db, taskId)
    if (!frozen)
      throw new AppError({ code: 'not-allowed', message: '验收意见尚未定稿，可直接修改。' })
    const upload = findUpload(db, frozen.id)
    if (upload?.state === 'sending') {
      throw new AppError({
        code: 'not-allowed',
        message: '这一版正在上报。请等待上报结束或取消后再另起新版。',
      })
    }
    updateOpinionWithdrawn(db, frozen.id, now().toISOString(), reason)
    if (upload && upload.state !== 'confirmed') {
      removeUpload(db, frozen.id)
      removeAttachments(db, frozen.id)
    }
    updateOpinionRevision(db, taskId, frozen.revision + 1)
    return visibleTo(loadWorkspace(db, taskId), getActingExpert(db, taskId).id)
  })
}

function toRow(taskId: string, snapshot: OpinionSnapshot) {
  const text = canonicalJson(snapshotJson(snapshot))
  return {
    id: snapshot.opinion.id,
    taskId,
    revision: snapshot.opinion.revision,
    round: snapshot.opinion.round,
    previousId: snapshot.opinion.previousId,
    conclusion: snapshot.opinion.conclusion,
    snapshot: text,
    snapshotSha256: sha256(text),
    signerCount: snapshot.signers.length,
    reason: snapshot.opinion.reason,
    frozenAt: snapshot.opinion.frozenAt,
  }
}

function assertMayFreeze({ db }: Context, workspace: Workspace): void {
  const taskId = workspace.summary.id
  assertNotFrozen(db, taskId)
  assertLeader(db, taskId, '定稿')
  const gaps = blockingGaps(workspace)
  if (gaps.length === 0) return
  throw new AppError({
    code: 'gaps-remain',
    problems: gaps.map(({ step, target, message }) => ({ field: target ?? step, message })),
  })
}

async function assertEvidenceIntact(context: Context, { evidence }: Workspace): Promise<void> {
  const damaged: string[] = []
  for (const piece of evidence) {
    if (!(await context.evidence.isIntact(piece))) damaged.push(piece.name)
  }
  if (damaged.length > 0) throw new AppError({ code: 'evidence-damaged', names: damaged })
}

/** Every text of every document of the task has to be drawable: asked before anyone signs. */
function assertPrintable(context: Context, workspace: Workspace): void {
  const problems = problemsInPrinting(sourceOfDraft(context, workspace), context.fonts)
  if (problems.length > 0) throw new AppError({ code: 'missing-glyphs', problems })
}

/** Why the last revision was withdrawn, or that a new round began: the reason of what follows. */
function previousReason({ revisions, summary }: Workspace): string {
  const last = revisions.at(-1)
  if (last && last.round < summary.round) return roundReason(summary.round)
  return last?.withdrawnReason ?? ''
}
