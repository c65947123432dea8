import { App, Button } from 'antd'
import { useState } from 'react'
import { CONCLUSION_NAMES } from '../../../shared/domain/opinion/conclusion.ts'
import { signersOf } from '../../../shared/domain/opinion/snapshot.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { call } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useJump } from '../../lib/jump.ts'
import { whenSettled } from '../../lib/record-writer.ts'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

const SHOWN = 4

/** What blocks signing, each a jump; once nothing does, 定稿并进入签字 for the leader. */
export function FreezeBar() {
  const { workspace, records, gaps, isLeader } = useWorkspace()
  const { modal } = App.useApp()
  const jump = useJump()
  const [isAll, setIsAll] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const blocking = gaps.filter(({ isBlocking }) => isBlocking)
  const shown = isAll ? blocking : blocking.slice(0, SHOWN)
  const taskId = workspace.summary.id

  async function freeze(): Promise<void> {
    setError(null)
    try {
      await whenSettled()
      await call('opinion.freeze', { taskId, reason: '' })
      await reload()
      jump('signing')
    } catch (failure) {
      setError(errorMessage(failure))
      await reload()
    }
  }
  function ask(): void {
    const conclusion = records.body('opinion', 'draft').conclusion
    const names = signersOf(workspace).map(({ name }) => name)
    modal.confirm({
      title: '定稿并进入签字',
      content: `结论：${conclusion ? CONCLUSION_NAMES[conclusion] : '未选'}。定稿后内容不能再改，由 ${names.join('、')} 签字；更正须填写理由另起新版。`,
      okText: '定稿',
      cancelText: '再看看',
      onOk: freeze,
    })
  }
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
          <Button type="primary" disabled={blocking.length > 0} onClick={ask}>
            定稿并进入签字
          </Button>
        )}
      </div>
      {error && <ErrorNote message={error} />}
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
