import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { nextOwnCode, type ShownStep } from '../../../shared/domain/demonstration/steps.ts'
import { focusFirstBlank } from '../../lib/walk.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DemonstrationFacts } from './demonstration-facts.tsx'
import { DemonstrationStep } from './demonstration-step.tsx'

type Props = {
  readonly recordKey: string
  readonly record: RecordAccess<'demonstration'>
  readonly steps: readonly ShownStep[]
  readonly title: string
}

export function DemonstrationForm({ recordKey, record, steps, title }: Props) {
  const { body, save, remove, canEdit } = record
  const form = useRef<HTMLDivElement>(null)
  // What contract and filing know is filled in: the pen is at the first line that is not.
  useEffect(() => focusFirstBlank(form.current), [])
  return (
    <div className="demonstration-form" ref={form}>
      <DemonstrationFacts record={record} />
      {steps.length === 0 && <p className="note">还没有步骤。请添加演示时要做的操作。</p>}
      <ol className="demonstration-steps">
        {steps.map((step) => (
          <DemonstrationStep
            key={step.code}
            recordKey={recordKey}
            record={record}
            step={step}
            title={title}
          />
        ))}
      </ol>
      {canEdit && (
        <div>
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => save({ [`actions.${nextOwnCode(body)}`]: '' })}
          >
            添加一步
          </Button>
        </div>
      )}
      <TextField
        label="演示结论"
        value={body.conclusion ?? ''}
        onChange={(conclusion) => save({ conclusion }, 'soon')}
        multiline
        maxLength={2000}
        placeholder="是否真正用于日常生产经营，数据是否贯通"
        disabled={!canEdit}
      />
      <EvidenceBar kind="demonstration" recordKey={recordKey} title={title} />
      {canEdit && (
        <div>
          <RemoveButton
            title="删除演示记录"
            note={`将删除“${title}”的演示记录。理由记入操作记录。`}
            onRemove={remove}
          >
            删除这份演示记录
          </RemoveButton>
        </div>
      )}
    </div>
  )
}
