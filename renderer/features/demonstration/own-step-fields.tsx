import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { stepKey, withoutStep, type ShownStep } from '../../../shared/domain/demonstration/steps.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { useEvidenceOf } from '../../lib/workspace-store.ts'
import { TextField } from '../../ui/text-field.tsx'

type OwnStepFieldsProps = {
  readonly recordKey: string
  readonly record: RecordAccess<'demonstration'>
  readonly step: ShownStep
}

/** Action and expectation of a step that the panel adds; it can go again while nothing proves it. */
export function OwnStepFields({ recordKey, record, step }: OwnStepFieldsProps) {
  const { save, canEdit } = record
  const { code, number, action, expected } = step
  const hasEvidence = useEvidenceOf('demonstration', stepKey(recordKey, code)).length > 0
  return (
    <div className="demonstration-own">
      <TextField
        label={`${number}. 操作`}
        value={action}
        onChange={(text) => save({ [`actions.${code}`]: text }, 'soon')}
        maxLength={500}
        placeholder="要企业人员做什么"
        disabled={!canEdit}
      />
      <TextField
        label="预期结果"
        value={expected}
        onChange={(text) => save({ [`expected.${code}`]: text }, 'soon')}
        maxLength={500}
        placeholder="应当看到什么"
        disabled={!canEdit}
      />
      {canEdit && (
        <Button
          icon={<DeleteOutlined aria-hidden />}
          disabled={hasEvidence}
          title={hasEvidence ? '本步已有佐证，请先取消关联' : undefined}
          aria-label={`移除第 ${number} 步`}
          onClick={() => save(withoutStep(code))}
        >
          移除
        </Button>
      )}
    </div>
  )
}
