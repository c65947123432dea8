import { useState } from 'react'
import type { RubricCriterion } from '../../../../shared/catalog/types.ts'
import { markOf, needsReason, parseMark } from '../../../../shared/domain/panel/rubric-marks.ts'
import { scoreKey } from '../../../../shared/domain/record/read.ts'
import { formatPoints } from '../../../../shared/domain/scoring/index.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { ChoiceGroup } from '../../../ui/choice-group.tsx'
import { EvidenceBar } from '../../../ui/evidence-bar.tsx'
import { RecordCard } from '../../../ui/record-card.tsx'
import { TextField } from '../../../ui/text-field.tsx'

const NOT_APPLICABLE = 'not-applicable'
/** The usual marks; any other is typed in. */
const QUICK_MARKS = [
  { value: '100', label: '100', tone: 'ok' },
  { value: '90', label: '90' },
  { value: '80', label: '80' },
  { value: '70', label: '70' },
  { value: '60', label: '60', tone: 'warn' },
  { value: NOT_APPLICABLE, label: '不适用' },
] as const
type QuickMark = (typeof QUICK_MARKS)[number]['value']

type RubricCardProps = { readonly criterion: RubricCriterion; readonly expertId: string }

/** One expert's mark of one criterion, with the reason of a deduction. */
export function RubricCard({ criterion, expertId }: RubricCardProps) {
  const key = scoreKey(expertId, criterion.id)
  const { body, save, canEdit } = useRecord('rubric-mark', key)
  // What is typed stands while it is no mark yet (`8.`) or none at all.
  const [typed, setTyped] = useState<string | null>(null)
  const mark = markOf(body)
  const points = typeof mark === 'number' ? formatPoints(mark) : ''
  const isLacking = needsReason(mark) && (body.reason ?? '').trim() === ''

  function choose(choice: QuickMark | null): void {
    setTyped(null)
    const milli = choice === null ? null : (parseMark(choice) ?? null)
    save({ milli, isNotApplicable: choice === NOT_APPLICABLE })
  }
  function type(text: string): void {
    setTyped(text)
    const milli = parseMark(text)
    if (milli !== undefined) save({ milli, isNotApplicable: false }, 'soon')
  }
  return (
    <RecordCard
      id={`rubric-mark:${key}`}
      title={criterion.title}
      note={criterion.guidance}
      actions={
        <span className="rubric-points" data-open={mark === undefined}>
          <strong>{mark === NOT_APPLICABLE ? '不适用' : points || '—'}</strong>
          {typeof mark === 'number' && ' 分'} · 权重 {criterion.weight}%
        </span>
      }
    >
      <div className="rubric-mark">
        <ChoiceGroup
          label={`${criterion.title}的评分`}
          hideLabel
          options={QUICK_MARKS}
          value={mark === NOT_APPLICABLE ? mark : quickMark(points)}
          onChange={choose}
          disabled={!canEdit}
        />
        <div className="rubric-exact" onBlur={() => setTyped(keptTyping(typed))}>
          <TextField
            label="其他分值（0 至 100）"
            value={typed ?? points}
            onChange={type}
            inputMode="decimal"
            disabled={!canEdit}
            error={
              typed !== null && parseMark(typed) === undefined
                ? '应为 0 至 100，最多三位小数'
                : null
            }
          />
        </div>
      </div>
      {needsReason(mark) && (
        <TextField
          label={mark === NOT_APPLICABLE ? '不适用的理由（必填）' : '扣分理由（必填）'}
          value={body.reason ?? ''}
          onChange={(reason) => save({ reason }, 'soon')}
          multiline
          rows={1}
          maxLength={500}
          disabled={!canEdit}
          error={isLacking ? '提交前请写明理由' : null}
        />
      )}
      <EvidenceBar kind="rubric-mark" recordKey={key} title={criterion.title} />
    </RecordCard>
  )
}

function quickMark(points: string): QuickMark | null {
  return QUICK_MARKS.find(({ value }) => value === points)?.value ?? null
}

/** A mark is shown as it is saved once the field is left; what is none stays to be mended. */
function keptTyping(typed: string | null): string | null {
  return typed !== null && parseMark(typed) === undefined ? typed : null
}
