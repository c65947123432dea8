import { Button } from 'antd'
import { chineseDate } from '../../../shared/domain/opinion/calendar.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { recheckList } from '../../../shared/domain/rounds/index.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { RecheckState } from '../../ui/recheck-note.tsx'

/** What the round before left wanting, each to be looked at again; empty in the first round. */
export function RecheckSection() {
  const { workspace } = useWorkspace()
  const jump = useJump()
  const { previousRound, summary } = workspace
  if (previousRound === null) return null
  const rechecks = recheckList(workspace)
  const open = rechecks.filter(({ state }) => state === 'open').length
  return (
    <section className="round-section" aria-labelledby="recheck-title">
      <h2 id="recheck-title">第 {summary.round} 轮复验</h2>
      <p>
        第 {previousRound.round} 轮于 {chineseDate(previousRound.concludedOn)} 作出整改结论
        {previousRound.rectificationDueOn &&
          `，整改期限至 ${chineseDate(previousRound.rectificationDueOn)}`}
        。{previousRound.lateReason !== null && `本轮逾期开展，理由：${previousRound.lateReason}`}
      </p>
      <h3>
        须复核的共 {rechecks.length} 项，还剩 {open} 项
      </h3>
      <ul className="finding-lines">
        {rechecks.map(({ target, title, step, state }) => (
          <li key={target} id={`recheck:${target}`} tabIndex={-1}>
            <div className="finding-line-head">
              <strong>{title}</strong>
              {state !== 'removed' && (
                <Button
                  type="link"
                  aria-label={`${title}：去${STEP_NAMES[step]}复核`}
                  onClick={() => jump(step, target)}
                >
                  去{STEP_NAMES[step]}
                </Button>
              )}
            </div>
            <RecheckState target={target} state={state} />
          </li>
        ))}
      </ul>
      {rechecks.length === 0 && <p className="note">上一轮没有逐项未通过的记录。</p>}
    </section>
  )
}
