import { countVotes, votesOn } from '../panel/votes.ts'
import { indexRecords } from '../record/read.ts'
import type { Workspace } from '../task/workspace.ts'
import { withoutStop } from './with-note.ts'

/**
 * The vote on the conclusion, with each dissent in the member's words; empty until all have voted.
 *
 * @example '表决：同意2票，不同意1票；不同意见：李丽认为能耗数据尚未联通。'
 */
export function voteParagraph(workspace: Workspace): string {
  const records = indexRecords(workspace.records)
  const { conclusion } = records.body('opinion', 'draft')
  if (!conclusion) return ''
  const votes = votesOn(records, workspace.package.panel.experts, conclusion)
  const { agree, disagree, open } = countVotes(votes)
  if (open > 0) return ''
  const dissents = votes
    .filter(({ vote, dissent }) => vote === 'disagree' && dissent !== '')
    .map(({ expert, dissent }) => `${expert.name}认为${withoutStop(dissent, '，')}`)
  const tail = dissents.length === 0 ? '' : `；不同意见：${dissents.join('；')}`
  return `表决：同意${agree}票，不同意${disagree}票${tail}。`
}
