import { Button } from 'antd'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { countVotes, votesOn } from '../../../shared/domain/panel/votes.ts'
import { useJump } from '../../lib/jump.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { VoteCard } from './vote-card.tsx'

/** 表决: every expert present votes on the conclusion; dissent is kept in words. */
export function VoteList() {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const { conclusion } = records.body('opinion', 'draft')
  const votes = conclusion ? votesOn(records, workspace.package.panel.experts, conclusion) : []
  const { agree, disagree, open } = countVotes(votes)
  return (
    <section aria-labelledby="votes-title">
      <h2 id="votes-title" className="section-heading">
        结论表决
      </h2>
      {conclusion ? (
        <>
          <p className="vote-summary" role="status">
            <span>
              拟定结论：<strong>{CONCLUSION_NAMES[conclusion]}</strong>
            </span>
            <StatusChip tone="ok">同意 {agree} 票</StatusChip>
            <StatusChip tone={disagree > 0 ? 'action' : 'neutral'}>不同意 {disagree} 票</StatusChip>
            {open > 0 && <StatusChip tone="neutral">未表决 {open} 人</StatusChip>}
          </p>
          <div onKeyDown={walkItems('.record-card')}>
            {votes.map((cast) => (
              <VoteCard key={cast.expert.id} cast={cast} conclusion={conclusion} />
            ))}
          </div>
        </>
      ) : (
        <EmptyState
          title="还没有拟定结论"
          note="组长在“验收意见”页选择结论后，到场专家在这里逐人表决。"
          actions={
            <Button onClick={() => jump('opinion', 'opinion:conclusion')}>去验收意见</Button>
          }
        />
      )}
    </section>
  )
}
