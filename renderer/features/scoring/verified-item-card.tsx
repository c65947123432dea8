import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import { isSameAnswer } from '../../../shared/domain/scoring/index.ts'
import type { Votes } from '../../../shared/domain/panel/agreement.ts'
import { formatPoints, isAnswered, itemPoints } from '../../../shared/domain/scoring/index.ts'
import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'
import { useRecord } from '../../lib/use-record.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { answerText } from './answer-text.ts'
import { optionMarks } from './collect-marks.ts'
import { ItemBody, type ItemFigures } from './item-body.tsx'
import { ItemQuotes } from './item-quotes.tsx'
import { VoteLine } from './vote-line.tsx'

type VerifiedItemCardProps = {
  readonly item: IndicatorItem
  readonly claim: ItemAnswer | undefined
  readonly diagnosis: ItemAnswer | undefined
  readonly votes: Votes<ItemAnswer>
  readonly areVotesOpen: boolean
  readonly figures: ItemFigures
}

/** The panel's verified answer to one item, beside what each expert says. */
export function VerifiedItemCard(props: VerifiedItemCardProps) {
  const { item, votes, areVotesOpen } = props
  const { body, save, canEdit } = useRecord('verified-item', item.code)
  const answer = body.answer ?? undefined
  const isDecided = isAnswered(answer)
  const differs = isDecided && votes.votes.some(({ value }) => !isSameAnswer(value, answer))
  const needsReason = differs && (body.reason ?? '').trim() === ''
  return (
    <RecordCard
      id={`verified-item:${item.code}`}
      title={`${item.code} ${item.title}`}
      note={item.question}
      actions={
        <span className="score-item-points" data-open={!isDecided}>
          <strong>{isDecided ? formatPoints(itemPoints(item, answer)) : '—'}</strong> /{' '}
          {formatPoints(item.maxMilli)} 分
        </span>
      }
    >
      <VoteLine votes={votes} isOpen={areVotesOpen} text={answerText} />
      <ItemBody
        recordId={`verified-item:${item.code}`}
        item={item}
        answer={body.answer}
        own={body.inputs ?? {}}
        figures={props.figures}
        marks={optionMarks(
          props.claim,
          props.diagnosis,
          areVotesOpen && votes.isDivergent ? votes : null,
        )}
        hasNote={(body.reason ?? '').trim() !== ''}
        canEdit={canEdit}
        onAnswer={(next, inputs) =>
          save({
            answer: next === null || typeof next === 'string' ? next : [...next],
            ...(inputs ? { inputs: { ...inputs } } : {}),
          })
        }
        onInput={(input, value) => save({ [`inputs.${input}`]: value }, 'soon')}
      />
      <ItemQuotes code={item.code} />
      <VerifiedReason
        reason={body.reason ?? ''}
        needsReason={needsReason}
        canEdit={canEdit}
        onChange={(reason) => save({ reason }, 'soon')}
      />
      <EvidenceBar
        kind="verified-item"
        recordKey={item.code}
        title={`${item.code} ${item.title}核定`}
      />
    </RecordCard>
  )
}

type VerifiedReasonProps = {
  readonly reason: string
  readonly needsReason: boolean
  readonly canEdit: boolean
  readonly onChange: (reason: string) => void
}

export function VerifiedReason({ reason, needsReason, canEdit, onChange }: VerifiedReasonProps) {
  return (
    <TextField
      label={needsReason ? '核定理由（与专家打分不一致，必填）' : '核定理由'}
      value={reason}
      onChange={onChange}
      multiline
      rows={1}
      maxLength={2000}
      disabled={!canEdit}
      error={needsReason ? '请写明按哪些事实核定' : null}
    />
  )
}
