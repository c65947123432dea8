import type { DemonstrationStep } from '../../../shared/catalog/index.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { LinkTags } from '../../ui/link-tags.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { STEP_RESULTS } from './demonstration-terms.ts'

type Props = {
  readonly record: RecordAccess<'demonstration'>
  readonly step: DemonstrationStep
  readonly number: number
}

/** One step of the script: what to do, what should happen, what did. */
export function ScriptStep({ record, step, number }: Props) {
  const { body, save, canEdit } = record
  const { code, action, expected, items, scenarios } = step
  return (
    <li className="demonstration-step">
      <div className="demonstration-step-head">
        <h4>
          {number}. {action}
        </h4>
        <LinkTags items={items} scenarios={scenarios} />
      </div>
      <p className="note">预期：{expected}</p>
      <div className="demonstration-answer">
        <ChoiceGroup
          label={`第 ${number} 步的结果`}
          hideLabel
          options={STEP_RESULTS}
          value={body.results?.[code] ?? null}
          onChange={(result) => save({ [`results.${code}`]: result })}
          disabled={!canEdit}
        />
        <div className="demonstration-remark">
          <TextField
            label={`第 ${number} 步的备注`}
            hideLabel
            value={body.notes?.[code] ?? ''}
            onChange={(note) => save({ [`notes.${code}`]: note }, 'soon')}
            multiline
            rows={1}
            maxLength={2000}
            placeholder="备注：实际看到什么"
            disabled={!canEdit}
          />
        </div>
      </div>
    </li>
  )
}
