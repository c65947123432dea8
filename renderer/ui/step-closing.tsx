import { STEP_NAMES, type MethodStep } from '../../shared/domain/record/terms.ts'
import { useRecord } from '../lib/use-record.ts'
import { ChoiceGroup } from './choice-group.tsx'
import { HistoryButton } from './history-button.tsx'
import { TextField } from './text-field.tsx'

const CLOSINGS = [
  { value: 'done', label: '标为完成', tone: 'ok' },
  { value: 'omitted', label: '未开展', tone: 'warn' },
] as const

/** A method is done, or it was not used and the panel writes down why. */
export function StepClosing({ step }: { readonly step: MethodStep }) {
  const { body, save, canEdit } = useRecord('step', step)
  return (
    <div className="step-closing">
      <ChoiceGroup
        label={`${STEP_NAMES[step]}是否完成`}
        hideLabel
        options={CLOSINGS}
        value={body.status}
        onChange={(status) =>
          save({ status, closedAt: status === null ? null : new Date().toISOString() })
        }
        disabled={!canEdit}
      />
      <HistoryButton kind="step" recordKey={step} />
      {body.status === 'omitted' && (
        <div className="step-closing-reason">
          <TextField
            label={`${STEP_NAMES[step]}未开展的理由`}
            hideLabel
            placeholder="未开展的理由（必填，写入验收意见）"
            value={body.reason ?? ''}
            onChange={(reason) => save({ reason }, 'soon')}
            maxLength={500}
            disabled={!canEdit}
          />
        </div>
      )}
    </div>
  )
}
