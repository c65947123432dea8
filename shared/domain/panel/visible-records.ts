import type { Workspace } from '../task/workspace.ts'
import { indexRecords } from '../record/read.ts'
import { isOwnJudgement } from '../record/permission.ts'
import { maySeeScores } from './handing-in.ts'

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
    records: workspace.records.filter(({ kind, key }) => {
      if (!isOwnJudgement(kind)) return true
      return maySeeScores(records, experts, viewerId, key.split('/')[0] ?? '')
    }),
  }
}
