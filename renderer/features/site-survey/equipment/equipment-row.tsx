import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo } from 'react'
import {
  problemsInEquipment,
  type EquipmentBody,
} from '../../../../shared/domain/equipment/equipment.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { CountCell, TextCell } from './cells.tsx'
import { EQUIPMENT_COLUMNS } from './equipment-columns.ts'

type EquipmentRowProps = {
  readonly recordKey: string
  /** Place in the shown list, from 0. */
  readonly place: number
  readonly onRemove: (key: string, name: string) => void
}

/** One row of the inventory, edited in place. */
export const EquipmentRow = memo(function EquipmentRow(props: EquipmentRowProps) {
  const { recordKey, place, onRemove } = props
  const { body, save, canEdit } = useRecord('equipment', recordKey)
  const problems = problemsInEquipment(body)
  const name = (body.name ?? '').trim() || `第 ${place + 1} 行`
  const problem = Object.values(problems).join('；')
  return (
    <div
      role="row"
      id={`equipment:${recordKey}`}
      className="equipment-row"
      aria-rowindex={place + 2}
      data-row={place}
      data-bad={problem !== ''}
      tabIndex={-1}
    >
      {EQUIPMENT_COLUMNS.map((column) => {
        const { field, title } = column
        const label = `${name}的${title}`
        return (
          <div key={field} role="gridcell">
            {'maxLength' in column ? (
              <TextCell
                column={field}
                label={label}
                value={textOf(body, column.field)}
                maxLength={column.maxLength}
                problem={problems[field]}
                disabled={!canEdit}
                onChange={(value) => save({ [field]: value }, 'soon')}
              />
            ) : (
              <CountCell
                column={field}
                label={label}
                value={body[column.field]}
                problem={problems[field]}
                disabled={!canEdit}
                onChange={(value) => save({ [field]: value }, 'soon')}
              />
            )}
          </div>
        )
      })}
      <div role="gridcell">
        {canEdit && (
          <Button
            type="text"
            aria-label={`移除${name}`}
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => onRemove(recordKey, name)}
          />
        )}
      </div>
    </div>
  )
})

function textOf(body: EquipmentBody, field: 'name' | 'model' | 'workshop' | 'note'): string {
  return body[field] ?? ''
}
