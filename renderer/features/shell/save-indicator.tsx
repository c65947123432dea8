import { Button, Popover } from 'antd'
import { discardRefused, flushDrafts } from '../../lib/record-writer.ts'
import { useSaveState } from '../../lib/save-state.ts'
import { clockTime } from '../../lib/words.ts'

/** 已保存 stands there only when the database has it. */
export function SaveIndicator() {
  const state = useSaveState()
  return (
    <div className="save-indicator" aria-live="polite" data-save-state={state.status}>
      {state.status === 'saving' && '正在保存…'}
      {state.status === 'saved' && `已保存 ${clockTime(state.at)}`}
      {state.status === 'failed' && <Failed message={state.message} />}
    </div>
  )
}

function Failed({ message }: { readonly message: string }) {
  return (
    <Popover
      trigger="click"
      title="有内容还没有保存"
      content={
        <div className="strip-popover">
          <p>{message}</p>
          <p>填写的内容仍在画面上，改正后会自动再存。</p>
          <div className="strip-popover-actions">
            <Button type="primary" onClick={flushDrafts}>
              重试
            </Button>
            <Button onClick={discardRefused}>放弃这些修改</Button>
          </div>
        </div>
      }
    >
      <button type="button" className="strip-button" data-tone="blocking">
        未保存，查看原因
      </button>
    </Popover>
  )
}
