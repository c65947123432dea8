import { Button } from 'antd'
import { chineseDate, lastRectificationDay } from '../../../shared/domain/opinion/calendar.ts'
import type { RecordBody } from '../../../shared/domain/record/kinds.ts'
import { TextField } from '../../ui/text-field.tsx'
import { FromFindings } from './from-findings.tsx'

type RectificationFieldsProps = {
  readonly body: RecordBody<'opinion'>
  readonly canEdit: boolean
  readonly onRequirements: (requirements: string) => void
  readonly onDueOn: (date: string | null) => void
  /** What the rules say against the deadline. */
  readonly problem: string | null
}

/** Requirements and deadline of a failed acceptance: one calendar month at most. */
export function RectificationFields(props: RectificationFieldsProps) {
  const { body, canEdit, problem } = props
  const last = body.concludedOn ? lastRectificationDay(body.concludedOn) : null
  return (
    <div className="opinion-fields">
      <TextField
        id="opinion:requirements"
        label="整改要求"
        value={body.requirements ?? ''}
        onChange={props.onRequirements}
        multiline
        rows={3}
        maxLength={4000}
        disabled={!canEdit}
      />
      <FromFindings body={body} canEdit={canEdit} onChange={props.onRequirements} />
      <div className="opinion-date">
        <TextField
          id="opinion:rectificationDueOn"
          label={
            last ? `整改期限（最晚 ${chineseDate(last)}）` : '整改期限（先填结论日期，最长 1 个月）'
          }
          type="date"
          value={body.rectificationDueOn ?? ''}
          onChange={(date) => props.onDueOn(date === '' ? null : date)}
          disabled={!canEdit}
          error={problem}
        />
        {last && body.rectificationDueOn !== last && canEdit && (
          <Button onClick={() => props.onDueOn(last)}>取最长期限</Button>
        )}
      </div>
    </div>
  )
}
