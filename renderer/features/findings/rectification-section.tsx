import { chineseDate } from '../../../shared/domain/opinion/calendar.ts'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { canOpenRound, standingOpinion } from '../../../shared/domain/rounds/index.ts'
import { today } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
import { NoticeButtons } from '../../ui/notice-buttons.tsx'
import { OpenRoundButton } from './open-round-button.tsx'

/** The frozen 整改: deadline, notice, and the way to the next round; empty without one. */
export function RectificationSection() {
  const { workspace, isLeader } = useWorkspace()
  const standing = standingOpinion(workspace)
  const { rectificationDueOn: dueOn, round } = workspace.summary
  if (standing?.conclusion !== 'rectify') return null
  const rule = canOpenRound(workspace, today())
  return (
    <section className="round-section" aria-labelledby="rectification-title">
      <h2 id="rectification-title">
        第 {round} 轮：{CONCLUSION_NAMES.rectify}
      </h2>
      {dueOn && (
        <p>
          整改期限至 {chineseDate(dueOn)} <DeadlineChip dueOn={dueOn} />
          <span className="note">
            （最长 1 个月，期限内可再次申请验收，实施细则第四章（五）1(4)）
          </span>
        </p>
      )}
      <NoticeButtons />
      {rule.ok && isLeader && <OpenRoundButton round={rule.nextRound} isLate={rule.isLate} />}
      {rule.ok && !isLeader && (
        <p className="note">企业整改后，由组长在此开始第 {rule.nextRound} 轮复验。</p>
      )}
      {!rule.ok && <p className="note">{rule.message}</p>}
    </section>
  )
}
