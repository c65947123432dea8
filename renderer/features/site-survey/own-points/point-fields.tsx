import { AutoComplete, Checkbox } from 'antd'
import { useId } from 'react'
import type { RecordBody } from '../../../../shared/domain/record/kinds.ts'
import { CodePicker } from '../../../ui/code-picker.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import './own-points.css'

export type PointDraft = Omit<RecordBody<'own-checkpoint'>, 'result' | 'note'>

type PointFieldsProps = {
  readonly draft: PointDraft
  readonly onChange: (changes: PointDraft) => void
  readonly areas: readonly string[]
}

/** What a checkpoint of the panel's own is: where, what to look at, and how. */
export function PointFields({ draft, onChange, areas }: PointFieldsProps) {
  const areaId = useId()
  return (
    <div className="own-point-fields">
      <TextField
        label="勘查点（必填）"
        value={draft.title ?? ''}
        onChange={(title) => onChange({ title })}
        maxLength={120}
      />
      <div>
        <label htmlFor={areaId} className="text-field-label">
          区域
        </label>
        <AutoComplete
          id={areaId}
          value={draft.area ?? ''}
          options={areas.map((value) => ({ value }))}
          onChange={(area: string) => onChange({ area: area.slice(0, 40) })}
          placeholder="选一个区域，或填写新的"
          className="own-point-wide"
        />
      </div>
      <TextField
        label="查看要点"
        value={draft.howTo ?? ''}
        onChange={(howTo) => onChange({ howTo })}
        multiline
        maxLength={500}
      />
      <TextField
        label="编号"
        value={draft.code ?? ''}
        onChange={(code) => onChange({ code })}
        maxLength={20}
      />
      <CodePicker
        label="关联的采集项和场景"
        value={{ items: draft.items ?? [], scenarios: draft.scenarios ?? [] }}
        onChange={onChange}
        disabled={false}
      />
      <Checkbox
        className="own-point-camera"
        checked={draft.cameraOnly ?? false}
        onChange={({ target }) => onChange({ cameraOnly: target.checked })}
      >
        仅限现场拍摄：不收外来文件作佐证
      </Checkbox>
    </div>
  )
}
