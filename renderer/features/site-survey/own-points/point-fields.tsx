import { AutoComplete, Checkbox, Select } from 'antd'
import { useId } from 'react'
import type { RecordBody } from '../../../../shared/domain/record/kinds.ts'
import { useWorkspaceStore } from '../../../lib/workspace-store.ts'
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
  const set = useWorkspaceStore(({ view }) => view?.set)
  const areaId = useId()
  const codesId = useId()
  const isItem = (code: string): boolean => set?.items.some((item) => item.code === code) ?? false
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
      <div>
        <label htmlFor={codesId} className="text-field-label">
          关联的采集项和场景
        </label>
        <Select<string[]>
          id={codesId}
          mode="multiple"
          value={[...(draft.items ?? []), ...(draft.scenarios ?? [])]}
          options={[...(set?.items ?? []), ...(set?.scenarios ?? [])].map(({ code, title }) => ({
            value: code,
            label: `${code} ${title}`,
          }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(codes) =>
            onChange({
              items: codes.filter(isItem),
              scenarios: codes.filter((code) => !isItem(code)),
            })
          }
          className="own-point-wide"
        />
      </div>
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
