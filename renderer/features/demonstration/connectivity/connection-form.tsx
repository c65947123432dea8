import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import {
  CONNECTION_MODES,
  CONNECTION_PROOFS,
} from '../../../../shared/domain/connectivity/connection.ts'
import { focusFirstBlank } from '../../../lib/walk.ts'
import type { RecordAccess } from '../../../lib/use-record.ts'
import { ChoiceGroup } from '../../../ui/choice-group.tsx'
import { EvidenceBar } from '../../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../../ui/remove-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type ConnectionFormProps = {
  readonly recordKey: string
  readonly record: RecordAccess<'connection'>
  readonly title: string
  /** One more between the same two systems. */
  readonly onAddAnother: () => void
}

export function ConnectionForm({ recordKey, record, title, onAddAnother }: ConnectionFormProps) {
  const { body, save, remove, canEdit } = record
  const form = useRef<HTMLDivElement>(null)
  // Opened from a cell both ends are known: the pen is at what is not.
  useEffect(() => focusFirstBlank(form.current), [])
  return (
    <div className="connection-form" ref={form}>
      <div className="connection-fields">
        <TextField
          label="来源系统"
          value={body.from ?? ''}
          onChange={(from) => save({ from }, 'soon')}
          maxLength={80}
          disabled={!canEdit}
        />
        <TextField
          label="去向系统"
          value={body.to ?? ''}
          onChange={(to) => save({ to }, 'soon')}
          maxLength={80}
          disabled={!canEdit}
        />
        <TextField
          label="传递的数据"
          value={body.data ?? ''}
          onChange={(data) => save({ data }, 'soon')}
          maxLength={200}
          placeholder="如：生产订单、完工数量、检验结果"
          disabled={!canEdit}
        />
      </div>
      <div className="connection-choices">
        <ChoiceGroup
          label="传递方式"
          options={CONNECTION_MODES}
          value={body.mode}
          onChange={(mode) => save({ mode })}
          disabled={!canEdit}
        />
        <ChoiceGroup
          label="核实方式"
          options={CONNECTION_PROOFS}
          value={body.proof}
          onChange={(proof) => save({ proof })}
          disabled={!canEdit}
        />
      </div>
      <TextField
        label="备注"
        value={body.note ?? ''}
        onChange={(note) => save({ note }, 'soon')}
        multiline
        rows={1}
        maxLength={500}
        placeholder="如：接口方式、频次、核对了哪张单据"
        disabled={!canEdit}
      />
      <EvidenceBar kind="connection" recordKey={recordKey} title={title} />
      {canEdit && (
        <div className="connection-choices">
          <Button icon={<PlusOutlined aria-hidden />} onClick={onAddAnother}>
            同方向再记一条
          </Button>
          <RemoveButton
            title="删除数据连接"
            note={`将删除“${title}”。理由记入操作记录。`}
            onRemove={remove}
          >
            删除这条连接
          </RemoveButton>
        </div>
      )}
    </div>
  )
}
