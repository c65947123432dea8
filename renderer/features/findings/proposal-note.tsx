import { Button } from 'antd'
import {
  findingsForRectification,
  rectificationDraft,
} from '../../../shared/domain/findings/index.ts'
import { useJump } from '../../lib/jump.ts'
import { useRecord } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

/** Open 否决 and 严重 findings propose 整改; the leader takes it over with one click. */
export function ProposalNote() {
  const { records } = useWorkspace()
  const { body, save, canEdit } = useRecord('opinion', 'draft')
  const jump = useJump()
  const grave = findingsForRectification(records)
  if (grave.length === 0) return null
  const isTaken = body.conclusion === 'rectify'
  return (
    <section className="proposal-note" aria-label="结论建议">
      <p>
        还有 {grave.length} 个否决或严重问题没有关闭，建议结论：
        <strong>未通过验收，限期整改</strong>
        {isTaken && '（验收意见已按此起草）'}。
      </p>
      {canEdit && !isTaken && (
        <Button
          type="primary"
          onClick={() => {
            save(rectificationDraft(records))
            jump('opinion', 'opinion:conclusion')
          }}
        >
          按整改起草结论
        </Button>
      )}
    </section>
  )
}
