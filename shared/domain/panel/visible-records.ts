import type { Workspace } from '../task/workspace.ts'
import type { Expert } from '../../formats/task-package.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { indexRecords, type RecordIndex } from '../record/read.ts'
import { isOwnJudgement } from '../record/permission.ts'
import { maySeeScores } from './handing-in.ts'

/** Whether one expert may see a record: others' scores are hidden until every sheet is in. */
export function maySeeRecord(
  records: RecordIndex,
  experts: readonly Expert[],
  viewerId: string,
  { kind, key }: Pick<StoredRecord, 'kind' | 'key'>,
): boolean {
  const [ownerId = ''] = key.split('/')
  return !isOwnJudgement(kind) || maySeeScores(records, experts, viewerId, ownerId)
}

/**
 * The workspace as one expert may see it: others' scores are left out until every sheet is in.
 *
 * Experts score independently; this is kept where the data is, not only on the screen.
 */
export function visibleTo(workspace: Workspace, viewerId: string): Workspace {
  const { experts } = workspace.package.panel
  const records = indexRecords(workspace.records)
  return {
    ...workspace,
    records: workspace.records.filter((record) => maySeeRecord(records, experts, viewerId, record)),
  }
}
