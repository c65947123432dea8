import {
  findFrozenOpinion,
  getOpinion,
  listOpinionRevisions,
  listSignatures,
  type OpinionRow,
} from '../../../db/queries/opinions.ts'
import { getTask } from '../../../db/queries/tasks.ts'
import type { DocumentSource } from '../../../shared/domain/documents/source.ts'
import { buildSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { isAllIn } from '../../../shared/domain/panel/handing-in.ts'
import { visibleTo } from '../../../shared/domain/panel/visible-records.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import type { Context } from '../context.ts'
import { readSnapshot } from '../stored-opinion.ts'
import { loadWorkspace } from '../workspace.ts'

/** What the documents of a task are made from: a frozen revision, or a draft of what will be one. */
export type DocumentBasis =
  | { readonly state: 'frozen'; readonly row: OpinionRow; readonly source: DocumentSource }
  | {
      readonly state: 'draft'
      readonly workspace: Workspace
      /** Null while the opinion lacks what a snapshot needs. */
      readonly source: DocumentSource | null
      /** What is missing for a preview, as a Chinese sentence; null when nothing is. */
      readonly missing: string | null
      /** Others' scores are in it: every sheet is handed in or excused. */
      readonly showsScores: boolean
    }

/** The given revision, or the standing one, or the draft. */
export function documentBasis(
  context: Context,
  taskId: string,
  revision: number | null,
): DocumentBasis {
  const { db } = context
  const row = revision === null ? findFrozenOpinion(db, taskId) : getOpinion(db, taskId, revision)
  return row
    ? { state: 'frozen', row, source: sourceOf(context, row) }
    : draftBasis(context, loadWorkspace(db, taskId))
}

/** What the documents of a frozen revision are made from. */
export function sourceOf({ db }: Context, row: OpinionRow): DocumentSource {
  return {
    snapshot: readSnapshot(row),
    snapshotSha256: row.snapshotSha256,
    package: getTask(db, row.taskId).package,
    signatures: listSignatures(db, row.id),
  }
}

/** What the documents would be made from if this workspace were frozen now. */
export function sourceOfDraft({ db, now }: Context, workspace: Workspace): DocumentSource {
  const { id, revision } = workspace.summary
  const row = getTask(db, id)
  return {
    snapshot: buildSnapshot(workspace, {
      opinionId: id,
      revision,
      previousId: listOpinionRevisions(db, id).at(-1)?.id ?? null,
      reason: '',
      frozenAt: now().toISOString(),
      packageSha256: row.packageSha256,
    }),
    snapshotSha256: null,
    package: row.package,
    signatures: [],
  }
}

function draftBasis(context: Context, workspace: Workspace): DocumentBasis {
  const { package: pkg, records, actingExpertId } = workspace
  const draft = indexRecords(records).body('opinion', 'draft')
  const lacking = [draft.conclusion ? '' : '结论', draft.concludedOn ? '' : '验收日期'].filter(
    (name) => name !== '',
  )
  const visible = visibleTo(workspace, actingExpertId)
  return {
    state: 'draft',
    workspace,
    source: lacking.length === 0 ? sourceOfDraft(context, visible) : null,
    missing:
      lacking.length === 0
        ? null
        : `验收意见还没有填写${lacking.join('和')}。请在“验收意见”中填写后再预览。`,
    showsScores: isAllIn(indexRecords(records), pkg.panel.experts),
  }
}
