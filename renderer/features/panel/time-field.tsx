import { Button } from 'antd'
import { MomentField } from '../../ui/moment-field.tsx'

type TimeFieldProps = {
  readonly label: string
  /** What the button says that takes the time now. */
  readonly action: string
  /** Whose time it is, for the name of the button. */
  readonly of: string
  readonly value: string | null | undefined
  readonly onChange: (at: string | null) => void
  readonly disabled: boolean
  readonly isPrimary?: boolean
}

/** A time that one press takes from the clock; it can be put right afterwards. */
export function TimeField(props: TimeFieldProps) {
  const { label, action, of, value, onChange, disabled, isPrimary = false } = props
  if (!value) {
    return (
      <div className="time-field">
        <span className="time-field-label">{label}</span>
        <Button
          type={isPrimary ? 'primary' : 'default'}
          disabled={disabled}
          aria-label={`${of}${action}`}
          onClick={() => onChange(new Date().toISOString())}
        >
          {action}
        </Button>
      </div>
    )
  }
  return <MomentField label={label} value={value} onChange={onChange} disabled={disabled} />
}
