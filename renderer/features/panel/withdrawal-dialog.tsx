import { Modal } from 'antd'
import { useState } from 'react'
import { withdrawalChanges, type GoingOn } from '../../../shared/domain/panel/attendance.ts'
import type { Expert } from '../../../shared/formats/task-package.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isWhole, NOBODY, SubstituteFields, trimmed } from './substitute-fields.tsx'

type Props = {
  readonly expert: Expert
  /** What the member has declared. */
  readonly declared: string
  readonly onClose: () => void
}

const WAYS = [
  { value: 'go-on', label: '不替换，继续验收' },
  { value: 'replace', label: '由替补专家接替' },
] as const

const MAX = 500
const isFilled = (text: string): boolean =>
  text.trim() !== '' && Array.from(text.trim()).length <= MAX

/** The leader records a withdrawal in one step: why, and how the panel goes on. */
export function WithdrawalDialog({ expert, declared, onClose }: Props) {
  const { workspace, records } = useWorkspace()
  const [reason, setReason] = useState(declared)
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('go-on')
  const [shortReason, setShortReason] = useState(records.body('panel', 'panel').shortReason ?? '')
  const [substitute, setSubstitute] = useState(NOBODY)
  const taken = workspace.package.panel.experts.map(({ name }) => name)
  const isReady = way === 'replace' ? isWhole(substitute, taken) : isFilled(shortReason)

  function confirm(): void {
    const taskId = workspace.summary.id
    const goingOn: GoingOn =
      way === 'replace'
        ? { substitute: { id: crypto.randomUUID(), ...trimmed(substitute) } }
        : { shortReason: shortReason.trim() }
    // One change, which one 撤销 takes back.
    const note = { changeId: crypto.randomUUID() }
    for (const { kind, key, changes } of withdrawalChanges(expert.id, reason.trim(), goingOn)) {
      saveRecord({ taskId, kind, key }, changes, 'now', note)
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
      okButtonProps={{ disabled: !isFilled(reason) || !isReady }}
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
        <ChoiceGroup
          label="专家组怎样继续"
          options={WAYS}
          value={way}
          onChange={(next) => next && setWay(next)}
        />
        {way === 'replace' ? (
          <SubstituteFields value={substitute} taken={taken} onChange={setSubstitute} />
        ) : (
          <TextField
            label="专家组继续验收的理由（必填）"
            value={shortReason}
            onChange={setShortReason}
            multiline
            maxLength={MAX}
            placeholder="例如：其余专家专业齐全，人数符合要求"
          />
        )}
      </div>
    </Modal>
  )
}
