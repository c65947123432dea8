import { useRecord } from '../../lib/use-record.ts'
import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { COMPARISON_RESULTS } from './review-terms.ts'

export type ComparedTexts = {
  /** Aspect of effect or `content`. */
  readonly key: string
  readonly title: string
  readonly texts: readonly { readonly title: string; readonly text: string }[]
}

/** What was planned and what is claimed side by side, and what the panel verified. */
export function ComparisonCard({ row }: { readonly row: ComparedTexts }) {
  const { key, title, texts } = row
  const { body, save, canEdit } = useRecord('comparison', key)
  return (
    <RecordCard id={`comparison:${key}`} title={title}>
      <dl className="review-compared">
        {texts.map((one) => (
          <div key={one.title}>
            <dt>{one.title}</dt>
            <dd>{one.text || '未填写'}</dd>
          </div>
        ))}
      </dl>
      <div className="review-fields">
        <ChoiceGroup
          label={`${title}的核实结果`}
          hideLabel
          options={COMPARISON_RESULTS}
          value={body.result ?? null}
          onChange={(result) => save({ result })}
          disabled={!canEdit}
        />
        <div className="review-verified">
          <TextField
            label={`${title}的核实情况`}
            hideLabel
            value={body.verified ?? ''}
            onChange={(verified) => save({ verified }, 'soon')}
            multiline
            rows={1}
            maxLength={2000}
            placeholder="核实情况：现场看到的数字和来源"
            disabled={!canEdit}
          />
        </div>
      </div>
      <EvidenceBar kind="comparison" recordKey={key} title={title} />
    </RecordCard>
  )
}
