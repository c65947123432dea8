import { standingOpinion } from '../rounds/standing.ts'
import type { Workspace } from '../task/workspace.ts'
import type { RecordKind } from './kinds.ts'
import { isOwnJudgement, recordPermission } from './permission.ts'

/**
 * Whether an expert may write a record of the open task.
 *
 * A frozen opinion freezes everything, and an expert's scores are closed once they are handed in;
 * the rest is `recordPermission`.
 */
export function mayWrite(
  workspace: Workspace,
  expertId: string,
  kind: RecordKind,
  key: string,
): boolean {
  const expert = workspace.package.panel.experts.find(({ id }) => id === expertId)
  if (expert === undefined || standingOpinion(workspace)) return false
  if (recordPermission(expert, kind, key) !== null) return false
  return !isOwnJudgement(kind) || !hasHandedIn(workspace, expertId)
}

function hasHandedIn({ records }: Workspace, expertId: string): boolean {
  return records.some(
    ({ kind, key, body }) =>
      kind === 'score-sheet' &&
      key === expertId &&
      'handedInAt' in body &&
      body.handedInAt !== null,
  )
}
