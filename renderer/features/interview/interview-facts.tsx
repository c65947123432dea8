import type { RecordAccess } from '../../lib/use-record.ts'
import { MomentField } from '../../ui/moment-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

type InterviewFactsProps = {
  readonly record: RecordAccess<'interview'>
  readonly canEdit: boolean
}

/** Who was asked, where and when. */
export function InterviewFacts({ record, canEdit }: InterviewFactsProps) {
  const { body, save } = record
  return (
    <div className="field-grid">
      <TextField
        label="受访人"
        value={body.person ?? ''}
        onChange={(person) => save({ person }, 'soon')}
        maxLength={40}
        disabled={!canEdit}
      />
      <TextField
        label="职务"
        value={body.position ?? ''}
        onChange={(position) => save({ position }, 'soon')}
        maxLength={60}
        disabled={!canEdit}
      />
      <TextField
        label="地点"
        value={body.place ?? ''}
        onChange={(place) => save({ place }, 'soon')}
        maxLength={60}
        disabled={!canEdit}
      />
      <MomentField
        label="访谈时间"
        value={body.heldAt}
        onChange={(heldAt) => {
          // An emptied field is no time: the saved one stays.
          if (heldAt !== null) save({ heldAt })
        }}
        disabled={!canEdit}
      />
    </div>
  )
}
