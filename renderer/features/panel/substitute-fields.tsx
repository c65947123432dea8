import { TextField } from '../../ui/text-field.tsx'

/** What is known of a substitute; each is asked for, as the task package does of the others. */
export type SubstituteFacts = {
  readonly name: string
  readonly organisation: string
  readonly title: string
  readonly specialty: string
}

export const NOBODY: SubstituteFacts = { name: '', organisation: '', title: '', specialty: '' }

const FIELDS = [
  { field: 'name', label: '姓名', max: 40 },
  { field: 'organisation', label: '单位', max: 100 },
  { field: 'title', label: '职称', max: 40 },
  { field: 'specialty', label: '专业', max: 100 },
] as const

/** Whether everything is filled in, by somebody who is not in the panel yet. */
export function isWhole(facts: SubstituteFacts, taken: readonly string[]): boolean {
  return (
    !taken.includes(facts.name.trim()) &&
    FIELDS.every(({ field, max }) => {
      const length = Array.from(facts[field].trim()).length
      return length > 0 && length <= max
    })
  )
}

export const trimmed = (facts: SubstituteFacts): SubstituteFacts => ({
  name: facts.name.trim(),
  organisation: facts.organisation.trim(),
  title: facts.title.trim(),
  specialty: facts.specialty.trim(),
})

type Props = {
  readonly value: SubstituteFacts
  /** Names of the experts of the panel. */
  readonly taken: readonly string[]
  readonly onChange: (value: SubstituteFacts) => void
}

export function SubstituteFields({ value, taken, onChange }: Props) {
  return (
    <div className="substitute-fields">
      {FIELDS.map(({ field, label, max }) => (
        <TextField
          key={field}
          label={`替补专家${label}（必填）`}
          value={value[field]}
          onChange={(text) => onChange({ ...value, [field]: text })}
          maxLength={max}
          error={field === 'name' && taken.includes(value.name.trim()) ? '该专家已在本组' : null}
        />
      ))}
    </div>
  )
}
