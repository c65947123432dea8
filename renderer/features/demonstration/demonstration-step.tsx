import type { ShownStep } from '../../../shared/domain/demonstration/steps.ts'
import { stepKey } from '../../../shared/domain/demonstration/steps.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { LinkTags } from '../../ui/link-tags.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { STEP_OPTIONS } from './demonstration-terms.ts'
import { OwnStepFields } from './own-step-fields.tsx'

type Props = {
  readonly recordKey: string
  readonly record: RecordAccess<'demonstration'>
  readonly step: ShownStep
  /** The system's name, for the labels of the evidence's buttons. */
  readonly title: string
}

/** One step: what to do, what should happen, what did, and the pictures of it. */
export function DemonstrationStep({ recordKey, record, step, title }: Props) {
  const { body, save, canEdit } = record
  const { code, action, expected, items, scenarios, number, isOwn } = step
  const key = stepKey(recordKey, code)
  return (
    <li className="demonstration-step" id={`demonstration:${key}`} tabIndex={-1}>
      {isOwn ? (
        <OwnStepFields recordKey={recordKey} record={record} step={step} />
      ) : (
        <>
          <div className="demonstration-step-head">
            <h4>
              {number}. {action}
            </h4>
            <LinkTags items={items} scenarios={scenarios} />
          </div>
          <p className="note">预期：{expected}</p>
        </>
      )}
      <div className="demonstration-answer">
        <ChoiceGroup
          label={`第 ${number} 步的结果`}
          hideLabel
          options={STEP_OPTIONS}
          value={body.results?.[code] ?? null}
          onChange={(result) => save({ [`results.${code}`]: result })}
          disabled={!canEdit}
        />
        <div className="demonstration-remark">
          <TextField
            label={`第 ${number} 步的实际结果`}
            hideLabel
            value={body.notes?.[code] ?? ''}
            onChange={(note) => save({ [`notes.${code}`]: note }, 'soon')}
            multiline
            rows={1}
            maxLength={2000}
            placeholder="实际结果：看到了什么"
            disabled={!canEdit}
          />
        </div>
      </div>
      <EvidenceBar kind="demonstration" recordKey={key} title={`${title}第 ${number} 步`} />
    </li>
  )
}
