import { Button } from 'antd'
import { useState } from 'react'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { FreezeDialog } from './freeze-dialog.tsx'

const SHOWN = 4

/** What blocks signing, each a jump; once nothing does, 定稿并进入签字 for the leader. */
export function FreezeBar() {
  const { gaps, isLeader } = useWorkspace()
  const jump = useJump()
  const [isAll, setIsAll] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const blocking = gaps.filter(({ isBlocking }) => isBlocking)
  const shown = isAll ? blocking : blocking.slice(0, SHOWN)
  return (
    <section className="freeze-bar" data-ready={blocking.length === 0} aria-label="定稿前检查">
      <div className="freeze-bar-head">
        <p>
          <strong>
            {blocking.length === 0 ? '各项齐备，可以定稿。' : `定稿前还差 ${blocking.length} 项`}
          </strong>
          {!isLeader && '（定稿由组长操作）'}
        </p>
        {isLeader && (
          <Button type="primary" disabled={blocking.length > 0} onClick={() => setIsAsking(true)}>
            定稿并进入签字
          </Button>
        )}
      </div>
      <FreezeDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
      {blocking.length > 0 && (
        <ul className="freeze-gaps">
          {shown.map(({ step, target, message }) => (
            <li key={`${target ?? step} ${message}`}>
              <button type="button" onClick={() => jump(step, target)}>
                <span>{message}</span>
                <span className="freeze-gap-step">{STEP_NAMES[step]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {blocking.length > SHOWN && (
        <Button type="link" onClick={() => setIsAll(!isAll)}>
          {isAll ? '收起' : `显示全部 ${blocking.length} 项`}
        </Button>
      )}
    </section>
  )
}
