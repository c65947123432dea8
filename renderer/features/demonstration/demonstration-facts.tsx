import type { RecordAccess } from '../../lib/use-record.ts'
import { MomentField } from '../../ui/moment-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Which system, whose, shown by whom and when. */
export function DemonstrationFacts({ record }: { readonly record: RecordAccess<'demonstration'> }) {
  const { body, save, canEdit } = record
  return (
    <div className="field-grid">
      <TextField
        label="系统名称"
        value={body.system ?? ''}
        onChange={(system) => save({ system }, 'soon')}
        maxLength={80}
        disabled={!canEdit}
      />
      <TextField
        label="品牌型号"
        value={body.brand ?? ''}
        onChange={(brand) => save({ brand }, 'soon')}
        maxLength={160}
        disabled={!canEdit}
      />
      <TextField
        label="服务商"
        value={body.provider ?? ''}
        onChange={(provider) => save({ provider }, 'soon')}
        maxLength={120}
        disabled={!canEdit}
      />
      <TextField
        label="演示人"
        value={body.presenter ?? ''}
        onChange={(presenter) => save({ presenter }, 'soon')}
        maxLength={40}
        disabled={!canEdit}
      />
      <MomentField
        label="演示时间"
        value={body.shownAt}
        onChange={(shownAt) => {
          // An emptied field is no time: the saved one stays.
          if (shownAt !== null) save({ shownAt })
        }}
        disabled={!canEdit}
      />
    </div>
  )
}
