import { Button } from 'antd'
import { chineseDate } from '../../../shared/domain/opinion/calendar.ts'
import { mustRecheck } from '../../../shared/domain/rounds/index.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'

/** How long the enterprise still has to mend, or what this round has to look at again. */
export function RoundNote() {
  const { workspace } = useWorkspace()
  const jump = useJump()
  const { round, rectificationDueOn: dueOn } = workspace.summary
  if (round === 1 && dueOn === null) return null
  const open = mustRecheck(workspace).length
  return (
    <section className="difference-summary" data-differs="true" aria-label="整改与复验">
      {dueOn ? (
        <p>
          第 {round} 轮未通过，整改期限至 {chineseDate(dueOn)} <DeadlineChip dueOn={dueOn} />
        </p>
      ) : (
        <p>
          第 {round} 轮复验，{open > 0 ? `还有 ${open} 项须复核` : '上一轮未通过的已逐项复核'}。
        </p>
      )}
      <Button onClick={() => jump('findings')}>去问题与整改</Button>
    </section>
  )
}
