import { useEffect, useRef } from 'react'
import type { InterviewRoleOutline } from '../../../shared/catalog/index.ts'
import { isConfirmed } from '../../../shared/domain/interview/confirmation.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { AudioRecorder } from '../../ui/audio-recorder.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ConfirmationField } from './confirmation-field.tsx'
import { InterviewFacts } from './interview-facts.tsx'
import { OutlineQuestion } from './outline-question.tsx'
import { QuoteList } from './quote-list.tsx'

type Props = {
  readonly recordKey: string
  readonly record: RecordAccess<'interview'>
  readonly outline: InterviewRoleOutline | undefined
  readonly title: string
}

export function InterviewForm({ recordKey, record, outline, title }: Props) {
  const { body, save, remove } = record
  const canEdit = record.canEdit && !isConfirmed(body)
  const form = useRef<HTMLDivElement>(null)
  // Opening an interview is going on to write: the pen is at the first line.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <div className="interview-form" ref={form}>
      <InterviewFacts record={record} canEdit={canEdit} />
      <AudioRecorder kind="interview" recordKey={recordKey} title={title} />
      <ol className="interview-questions">
        {(outline?.questions ?? []).map((question, index) => (
          <OutlineQuestion
            key={question.code}
            question={question}
            number={index + 1}
            record={record}
            canEdit={canEdit}
          />
        ))}
      </ol>
      <TextField
        label="小结"
        value={body.summary ?? ''}
        onChange={(summary) => save({ summary }, 'soon')}
        multiline
        maxLength={2000}
        placeholder="与材料、现场是否一致，还要追问什么"
        disabled={!canEdit}
      />
      <EvidenceBar kind="interview" recordKey={recordKey} title={title} />
      <QuoteList interview={recordKey} />
      <ConfirmationField recordKey={recordKey} record={record} />
      {canEdit && (
        <div>
          <RemoveButton
            title="删除访谈"
            note={`将删除“${title}”。理由记入操作记录。`}
            onRemove={remove}
          >
            删除这份访谈
          </RemoveButton>
        </div>
      )}
    </div>
  )
}
