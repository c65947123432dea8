import { dateAndTime } from '../lib/words.ts'
import { TextField } from './text-field.tsx'

type MomentFieldProps = {
  readonly label: string
  /** ISO UTC */
  readonly value: string | null | undefined
  /** Null for an emptied field. */
  readonly onChange: (at: string | null) => void
  readonly disabled: boolean
}

/** Day and time in the local clock. */
export function MomentField({ label, value, onChange, disabled }: MomentFieldProps) {
  return (
    <TextField
      label={label}
      type="datetime-local"
      value={value ? dateAndTime(value).replace(' ', 'T') : ''}
      onChange={(time) => onChange(time === '' ? null : new Date(time).toISOString())}
      disabled={disabled}
    />
  )
}
