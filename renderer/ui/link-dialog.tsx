import { CheckOutlined } from '@ant-design/icons'
import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { linkTargets, type LinkTarget } from '../../shared/domain/evidence/targets.ts'
import { holdsWords } from '../../shared/domain/record/text.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { errorMessage } from '../lib/error-message.ts'
import { linkEvidence } from '../lib/evidence.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { ErrorNote } from './error-note.tsx'

type LinkDialogProps = { readonly evidence: Evidence; readonly onClose: () => void }

const SHOWN = 80

/** Everything that this piece can be linked to; a press links it, and more may follow. */
export function LinkDialog({ evidence, onClose }: LinkDialogProps) {
  const { workspace, records, set } = useWorkspace()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const targets = useMemo(() => linkTargets(workspace, records, set), [workspace, records, set])
  const found = targets.filter(({ group, title }) => holdsWords(`${group} ${title}`, text))
  const isLinked = (target: LinkTarget) =>
    evidence.links.some(({ kind, key }) => kind === target.kind && key === target.key)

  async function link({ kind, key }: LinkTarget): Promise<void> {
    try {
      await linkEvidence({ taskId: evidence.taskId, kind, key }, evidence.id)
      setError(null)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  return (
    <Modal
      centered
      open
      title={`把“${evidence.name}”关联到`}
      width="min(680px, 94vw)"
      footer={null}
      onCancel={onClose}
    >
      {error && <ErrorNote message={error} />}
      <Input
        autoFocus
        allowClear
        value={text}
        aria-label="查找要关联的采集项、场景、材料、勘查点"
        placeholder="采集项、场景、材料、勘查点、访谈的名称或编号"
        onChange={({ target }) => setText(target.value)}
      />
      <p className="visually-hidden" aria-live="polite">
        找到 {found.length} 项
      </p>
      <ul className="link-targets">
        {found.slice(0, SHOWN).map((target) => (
          <li key={`${target.kind}:${target.key}`}>
            <button type="button" disabled={isLinked(target)} onClick={() => void link(target)}>
              <span className="note">{target.group}</span>
              <span>{target.title}</span>
              {isLinked(target) && (
                <span className="link-targets-done">
                  <CheckOutlined aria-hidden /> 已关联
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="note">没有找到。换个名称或编号试试。</p>}
      {found.length > SHOWN && (
        <p className="note">还有 {found.length - SHOWN} 项，请再输几个字。</p>
      )}
    </Modal>
  )
}
