import { memo, useMemo } from 'react'
import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import { formatPoints, itemPoints } from '../../../shared/domain/scoring/index.ts'
import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'
import { useRecord } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { answerLabels, answerText } from './answer-text.ts'
import { optionMarks } from './collect-marks.ts'
import { ItemBody, ItemCriteria, type ItemFigures } from './item-body.tsx'
import { ItemQuotes } from './item-quotes.tsx'

type OwnItemCardProps = {
  readonly item: IndicatorItem
  readonly expertId: string
  readonly claim: ItemAnswer | undefined
  readonly diagnosis: ItemAnswer | undefined
  readonly hasClaims: boolean
  readonly hasDiagnosis: boolean
  readonly figures: ItemFigures
}

/** One expert's own answer to one item. */
export const OwnItemCard = memo(function OwnItemCard(props: OwnItemCardProps) {
  const { item, expertId, claim, diagnosis } = props
  const key = scoreKey(expertId, item.code)
  const { body, save, canEdit } = useRecord('score', key)
  const marks = useMemo(() => optionMarks(claim, diagnosis), [claim, diagnosis])
  const points = formatPoints(itemPoints(item, body.answer ?? undefined))
  return (
    <RecordCard
      id={`score:${key}`}
      title={`${item.code} ${item.title}`}
      note={`${item.question}${item.type === 'multi' ? '（可多选）' : '（单选）'}`}
      actions={
        <span className="score-item-points" data-open={!body.answer}>
          <strong>{body.answer ? points : '—'}</strong> / {formatPoints(item.maxMilli)} 分
        </span>
      }
    >
      <ItemBody
        recordId={`score:${key}`}
        item={item}
        answer={body.answer}
        own={body.inputs ?? {}}
        figures={props.figures}
        marks={marks}
        hasNote={(body.note ?? '').trim() !== ''}
        canEdit={canEdit}
        onAnswer={(answer, inputs) =>
          save({
            answer: answer === null || typeof answer === 'string' ? answer : [...answer],
            ...(inputs ? { inputs: { ...inputs } } : {}),
          })
        }
        onInput={(input, value) => save({ [`inputs.${input}`]: value }, 'soon')}
      />
      <p className="score-compare">
        {props.hasClaims && (
          <>
            自评 <strong title={answerLabels(item, claim)}>{answerText(claim)}</strong>（
            {formatPoints(itemPoints(item, claim))} 分）
          </>
        )}
        {props.hasDiagnosis && (
          <>
            　诊断 <strong title={answerLabels(item, diagnosis)}>{answerText(diagnosis)}</strong>（
            {formatPoints(itemPoints(item, diagnosis))} 分）
          </>
        )}
      </p>
      <ItemCriteria item={item} />
      <ItemQuotes code={item.code} />
      <TextField
        label="备注"
        value={body.note ?? ''}
        onChange={(note) => save({ note }, 'soon')}
        multiline
        rows={1}
        maxLength={2000}
        disabled={!canEdit}
      />
      <EvidenceBar kind="score" recordKey={key} title={`${item.code} ${item.title}`} />
    </RecordCard>
  )
})
