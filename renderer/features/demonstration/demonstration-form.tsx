import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { DemonstratedSystem } from '../../../shared/catalog/index.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DemonstrationFacts } from './demonstration-facts.tsx'
import { ScriptStep } from './script-step.tsx'

type Props = {
  readonly recordKey: string
  readonly record: RecordAccess<'demonstration'>
  readonly type: DemonstratedSystem | undefined
  readonly title: string
}

export function DemonstrationForm({ recordKey, record, type, title }: Props) {
  const { body, save, remove, canEdit } = record
  const [isRemoving, setIsRemoving] = useState(false)
  return (
    <div className="demonstration-form">
      <DemonstrationFacts record={record} />
      <ol className="demonstration-steps">
        {(type?.steps ?? []).map((step, index) => (
          <ScriptStep key={step.code} record={record} step={step} number={index + 1} />
        ))}
      </ol>
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
          <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => setIsRemoving(true)}>
            删除这份演示记录
          </Button>
        </div>
      )}
      <ReasonDialog
        isOpen={isRemoving}
        title="删除演示记录"
        note={`将删除“${title}”的演示记录。理由记入操作记录。`}
        confirmText="删除"
        isDangerous
        onConfirm={remove}
        onClose={() => setIsRemoving(false)}
      />
    </div>
  )
}
