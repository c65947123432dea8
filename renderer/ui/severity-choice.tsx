import { SEVERITIES, SEVERITY_NAMES, type Severity } from '../../shared/domain/findings/index.ts'
import { ChoiceGroup, type ChoiceTone } from './choice-group.tsx'

const TONES: Readonly<Record<Severity, ChoiceTone>> = {
  blocking: 'bad',
  major: 'bad',
  minor: 'warn',
  advice: 'neutral',
}
const OPTIONS = SEVERITIES.map((value) => ({
  value,
  label: SEVERITY_NAMES[value],
  tone: TONES[value],
}))

type SeverityChoiceProps = {
  readonly value: Severity | null | undefined
  readonly onChange: (severity: Severity | null) => void
  readonly disabled?: boolean | undefined
}

/** How grave a finding is. */
export function SeverityChoice({ value, onChange, disabled }: SeverityChoiceProps) {
  return (
    <ChoiceGroup
      label="严重程度"
      options={OPTIONS}
      value={value}
      onChange={onChange}
      disabled={disabled}
    />
  )
}
