import type { InterviewQuestion } from '../../../shared/catalog/index.ts'
import type { RecordAccess } from '../../lib/use-record.ts'
import { LinkTags } from '../../ui/link-tags.tsx'
import { TextField } from '../../ui/text-field.tsx'

type OutlineQuestionProps = {
  readonly question: InterviewQuestion
  readonly number: number
  readonly record: RecordAccess<'interview'>
  readonly canEdit: boolean
}

/** One question of the outline: what to listen for, what it bears on, what was answered. */
export function OutlineQuestion({ question, number, record, canEdit }: OutlineQuestionProps) {
  const { code, text, lookFor, items, scenarios } = question
  const { body, save } = record
  return (
    <li>
      <TextField
        label={`${number}. ${text}`}
        value={body.answers?.[code] ?? ''}
        onChange={(answer) => save({ [`answers.${code}`]: answer }, 'soon')}
        multiline
        rows={1}
        maxLength={2000}
        disabled={!canEdit}
      />
      <div className="interview-hint">
        <p className="note">留意：{lookFor}</p>
        <LinkTags items={items} scenarios={scenarios} />
      </div>
    </li>
  )
}
