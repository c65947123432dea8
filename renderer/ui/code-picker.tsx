import { Select } from 'antd'
import { useId, useMemo } from 'react'
import type { IndicatorLinks } from '../../shared/catalog/index.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import './code-picker.css'

type CodePickerProps = {
  readonly label: string
  readonly value: IndicatorLinks
  readonly onChange: (value: { readonly items: string[]; readonly scenarios: string[] }) => void
  readonly disabled: boolean
}

/** Chooses items and scenarios of the indicator set by code or name, any number of them. */
export function CodePicker({ label, value, onChange, disabled }: CodePickerProps) {
  const { set } = useWorkspace()
  const id = useId()
  const options = useMemo(
    () => [
      { label: '采集项', options: set.items.map(toOption) },
      { label: '应用场景', options: set.scenarios.map(toOption) },
    ],
    [set],
  )
  return (
    <div className="code-picker">
      <label htmlFor={id} className="text-field-label">
        {label}
      </label>
      <Select
        id={id}
        mode="multiple"
        aria-label={label}
        value={[...value.items, ...value.scenarios]}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="输入编号或名称，可多选"
        disabled={disabled}
        onChange={(codes) => {
          const chosen = (all: readonly { readonly code: string }[]) =>
            all.filter(({ code }) => codes.includes(code)).map(({ code }) => code)
          onChange({ items: chosen(set.items), scenarios: chosen(set.scenarios) })
        }}
      />
    </div>
  )
}

function toOption({ code, title }: { readonly code: string; readonly title: string }) {
  return { value: code, label: `${code} ${title}` }
}
