import { Input } from 'antd'
import { useId, useState, type ChangeEvent } from 'react'
import './text-field.css'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly multiline?: boolean | undefined
  /** In characters as the forms count 字. Longer text stays visible and is marked. */
  readonly maxLength?: number | undefined
  readonly disabled?: boolean | undefined
  readonly id?: string | undefined
  readonly placeholder?: string | undefined
  /** Keeps the label for assistive technology only, where the place says what is asked. */
  readonly hideLabel?: boolean | undefined
  readonly rows?: number | undefined
  readonly type?: 'text' | 'date' | 'time' | 'datetime-local' | 'url' | 'password' | undefined
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | undefined
  /** What is wrong with the value. */
  readonly error?: string | null | undefined
}

/** A labelled text input. Text of an input method is passed on once it is composed. */
export function TextField(props: TextFieldProps) {
  const { label, value, multiline, maxLength, disabled, placeholder, error } = props
  const generatedId = useId()
  const id = props.id ?? generatedId
  const [composing, setComposing] = useState<string | null>(null)
  const length = Array.from(value).length
  const isTooLong = maxLength !== undefined && length > maxLength
  const noteId = `${id}-note`
  const hasNote = Boolean(error) || maxLength !== undefined

  const common = {
    id,
    value: composing ?? value,
    disabled: disabled ?? false,
    placeholder: placeholder ?? '',
    status: isTooLong || error ? ('error' as const) : ('' as const),
    'aria-invalid': isTooLong || Boolean(error),
    'aria-describedby': hasNote ? noteId : undefined,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (composing === null) props.onChange(target.value)
      else setComposing(target.value)
    },
    onCompositionStart: () => setComposing(value),
    onCompositionEnd: ({
      currentTarget,
    }: {
      readonly currentTarget: HTMLInputElement | HTMLTextAreaElement
    }) => {
      setComposing(null)
      props.onChange(currentTarget.value)
    },
  }
  return (
    <div className="text-field">
      <label htmlFor={id} className={props.hideLabel ? 'visually-hidden' : 'text-field-label'}>
        {label}
      </label>
      {multiline ? (
        <Input.TextArea {...common} autoSize={{ minRows: props.rows ?? 2, maxRows: 40 }} />
      ) : (
        <Input {...common} type={props.type ?? 'text'} inputMode={props.inputMode ?? 'text'} />
      )}
      {hasNote && (
        <div id={noteId} className="text-field-note">
          <span className="text-field-error">{error}</span>
          {maxLength !== undefined && (length > maxLength * 0.6 || isTooLong) && (
            <span className={isTooLong ? 'text-field-error' : undefined}>
              {length} / {maxLength} 字{isTooLong && '，超出部分请删减后才能保存'}
            </span>
          )}
        </div>
      )}
    </div>
  )
}
