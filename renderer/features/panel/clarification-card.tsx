import { useRecord } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from './time-field.tsx'

type Props = {
  readonly recordKey: string
  readonly number: number
  /** Expert who wrote last. */
  readonly author: string
}

export function ClarificationCard({ recordKey, number, author }: Props) {
  const { workspace } = useWorkspace()
  const { body, save, remove, canEdit } = useRecord('clarification', recordKey)
  const isAnswered = (body.answer ?? '').trim() !== ''
  const title = `澄清 ${number}`
  const recorder = workspace.package.panel.experts.find(({ id }) => id === author)?.name
  return (
    <RecordCard
      id={`clarification:${recordKey}`}
      title={title}
      note={`${body.askedAt ? dateAndTime(body.askedAt) : ''} 提出，${recorder ?? ''}记录`}
      actions={
        <>
          <StatusChip tone={isAnswered ? 'ok' : 'action'}>
            {isAnswered ? '已答复' : '待答复'}
          </StatusChip>
          {canEdit && (
            <RemoveButton
              name={`删除${title}`}
              title={`删除${title}`}
              note="问题和答复移入回收站，理由记入操作记录。"
              onRemove={remove}
            >
              删除
            </RemoveButton>
          )}
        </>
      }
    >
      <TextField
        label="问题"
        value={body.question ?? ''}
        onChange={(question) => save({ question }, 'soon')}
        multiline
        rows={1}
        maxLength={2000}
        disabled={!canEdit}
      />
      <TextField
        label="企业答复"
        value={body.answer ?? ''}
        onChange={(answer) => {
          // The first word of an answer is when it was given; it can be put right below.
          const answeredAt = body.answeredAt ?? new Date().toISOString()
          save({ answer, answeredAt: answer.trim() === '' ? null : answeredAt }, 'soon')
        }}
        multiline
        maxLength={2000}
        disabled={!canEdit}
      />
      {isAnswered && (
        <div className="field-grid">
          <TextField
            label="答复人"
            value={body.answeredBy ?? ''}
            onChange={(answeredBy) => save({ answeredBy }, 'soon')}
            maxLength={40}
            placeholder="姓名、职务"
            disabled={!canEdit}
          />
          <TimeField
            label="答复时间"
            action="取现在"
            of={title}
            value={body.answeredAt}
            onChange={(answeredAt) => save({ answeredAt })}
            disabled={!canEdit}
          />
        </div>
      )}
      <EvidenceBar kind="clarification" recordKey={recordKey} title={title} />
    </RecordCard>
  )
}
