import { Modal } from 'antd'
import { useState } from 'react'
import { withdrawalChanges } from '../../../shared/domain/panel/attendance.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { TextField } from '../../ui/text-field.tsx'

type Props = {
  readonly expert: Expert
  /** What the member has declared. */
  readonly declared: string
  readonly onClose: () => void
}

const MAX = 500
const isFilled = (text: string): boolean =>
  text.trim() !== '' && Array.from(text.trim()).length <= MAX

/** The leader records a withdrawal in one step, with the reason why the panel goes on. */
export function WithdrawalDialog({ expert, declared, onClose }: Props) {
  const { workspace, records } = useWorkspace()
  const [reason, setReason] = useState(declared)
  const [goingOn, setGoingOn] = useState(records.body('panel', 'panel').shortReason ?? '')

  function confirm(): void {
    const taskId = workspace.summary.id
    // One change, which one 撤销 takes back.
    const note = { changeId: crypto.randomUUID() }
    const changes = withdrawalChanges(expert.id, reason.trim(), goingOn.trim())
    for (const { kind, key, changes: fields } of changes) {
      saveRecord({ taskId, kind, key }, fields, 'now', note)
    }
    onClose()
  }
  return (
    <Modal
      centered
      open
      title={`登记 ${expert.name} 回避`}
      okText="登记回避"
      cancelText="取消"
      okButtonProps={{ disabled: !isFilled(reason) || !isFilled(goingOn) }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="withdrawal-fields">
        <p>该专家不再打分、表决和签字；已提交的打分撤回，不再计入。定稿前可以取消。</p>
        <TextField
          label="回避理由（必填）"
          value={reason}
          onChange={setReason}
          multiline
          maxLength={MAX}
        />
        <TextField
          label="专家组继续验收的理由（必填）"
          value={goingOn}
          onChange={setGoingOn}
          multiline
          maxLength={MAX}
          placeholder="例如：其余专家专业齐全，人数符合要求"
        />
      </div>
    </Modal>
  )
}
