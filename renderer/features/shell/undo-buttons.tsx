import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { describeField } from '../../../shared/domain/history/describe-value.ts'
import { recordTitle } from '../../../shared/domain/history/record-title.ts'
import { recordStep } from '../../../shared/domain/record/record-place.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { TakenBackChange } from '../../../shared/ipc/contract.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { useJump } from '../../lib/jump.ts'
import { redo, undo, useCanRedo } from '../../lib/undo.ts'
import { recordName, type WorkspaceView } from '../../lib/workspace-store.ts'

type Way = 'undo' | 'redo'
const NAMES: Readonly<Record<Way, string>> = { undo: '撤销', redo: '重做' }

/** 撤销 of the own last change (Ctrl+Z outside text fields), and 重做 after it. */
export function UndoButtons({ view }: { readonly view: WorkspaceView }) {
  const { workspace, acting } = view
  const canRedo = useCanRedo(workspace.summary.id, acting.id)
  const [run, isBusy] = useTakeBack(view)
  useShortcuts(run)
  return (
    <div className="undo-buttons">
      <button
        type="button"
        className="strip-button"
        disabled={isBusy}
        title="撤销本人的上一次修改（Ctrl+Z）"
        onClick={() => run('undo')}
      >
        <UndoOutlined aria-hidden /> 撤销
      </button>
      {canRedo && (
        <button
          type="button"
          className="strip-button"
          disabled={isBusy}
          title="重做刚才撤销的修改（Ctrl+Y）"
          onClick={() => run('redo')}
        >
          <RedoOutlined aria-hidden /> 重做
        </button>
      )}
    </div>
  )
}

/** Takes back, says what it was, and goes there. */
function useTakeBack(view: WorkspaceView): readonly [(way: Way) => void, boolean] {
  const { notification } = App.useApp()
  const jump = useJump()
  const [isBusy, setIsBusy] = useState(false)
  const { workspace, acting } = view
  const taskId = workspace.summary.id

  async function takeBack(way: Way): Promise<void> {
    setIsBusy(true)
    try {
      const change = await (way === 'undo' ? undo : redo)(taskId, acting.id)
      notification.success({
        key: 'undo',
        title: `已${NAMES[way]}`,
        description: whatChanged(change, workspace.package),
        placement: 'bottomRight',
      })
      const [first] = change.records
      if (!first || first.isRemoved) return
      const target = recordName(first.kind, first.key)
      const step = recordStep(target)
      if (step) jump(step, target)
    } catch (error) {
      notification.info({
        key: 'undo',
        title: `没有${NAMES[way]}`,
        description: errorMessage(error),
        placement: 'bottomRight',
      })
    } finally {
      setIsBusy(false)
    }
  }
  const run = (way: Way): void => {
    if (!isBusy) void takeBack(way)
  }
  return [run, isBusy]
}

const TYPED_INTO =
  'textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"])'

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z; text fields keep their own, dialogs keep to themselves. */
function useShortcuts(run: (way: Way) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const onKeyDown = useCallback((event: KeyboardEvent) => {
    const { target, key, shiftKey } = event
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const isZ = key.toLowerCase() === 'z'
    if (!isZ && key.toLowerCase() !== 'y') return
    if (target instanceof HTMLElement && target.matches(TYPED_INTO)) return
    if (document.querySelector('[aria-modal="true"]') !== null) return
    event.preventDefault()
    latest.current(isZ && !shiftKey ? 'undo' : 'redo')
  }, [])
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onKeyDown])
}

/** `材料“验收申请表”：核验结果、理由`, and how many more. */
function whatChanged({ records }: TakenBackChange, pkg: TaskPackage): string {
  const catalog = historyCatalog(pkg)
  const [first] = records
  if (!first) return ''
  const { kind, key, body, fields } = first
  const title = recordTitle(kind, key, body, catalog)
  const names = fields.map((field) => describeField({ kind, key, field }, catalog)).join('、')
  return records.length === 1 ? `${title}：${names}` : `${title}等 ${records.length} 条记录`
}
