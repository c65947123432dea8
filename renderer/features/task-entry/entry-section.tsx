import { ChoiceGroup } from '../../ui/choice-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { EntryField, EntrySection } from './entry-fields.ts'
import { setField, useEntry } from './entry-store.ts'

type EntrySectionViewProps = {
  readonly section: EntrySection
  readonly problems: ReadonlyMap<string, string>
  /** Problems are shown once the user has tried to go on. */
  readonly showsProblems: boolean
}

export function EntrySectionView({ section, problems, showsProblems }: EntrySectionViewProps) {
  const isShort = ({ kind }: EntryField): boolean => kind !== 'choice' && kind !== 'multiline'
  const errorOf = ({ path }: EntryField) => (showsProblems ? (problems.get(path) ?? null) : null)
  return (
    <section className="entry-section" aria-label={section.title}>
      <h2>{section.title}</h2>
      {section.note && <p className="note">{section.note}</p>}
      <div className="field-grid">
        {section.fields.filter(isShort).map((field) => (
          <EntryInput key={field.path} field={field} error={errorOf(field)} />
        ))}
      </div>
      <div className="entry-wide">
        {section.fields
          .filter((field) => !isShort(field))
          .map((field) => (
            <EntryInput key={field.path} field={field} error={errorOf(field)} />
          ))}
      </div>
    </section>
  )
}

type EntryInputProps = { readonly field: EntryField; readonly error: string | null }

function EntryInput({ field, error }: EntryInputProps) {
  const { path, label, kind = 'text', isRequired = false, options = [], maxLength } = field
  const value = useEntry(({ fields }) => fields[path] ?? '')
  const shown = isRequired ? `${label}（必填）` : label
  if (kind === 'choice') {
    return (
      <div id={`entry:${path}`} tabIndex={-1}>
        <ChoiceGroup
          label={shown}
          options={options}
          value={value}
          onChange={(next) => setField(path, next ?? '')}
        />
        {error && <p className="text-field-error">{error}</p>}
      </div>
    )
  }
  return (
    <TextField
      id={`entry:${path}`}
      label={shown}
      value={value}
      onChange={(next) => setField(path, next)}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'amount' ? 'decimal' : 'text'}
      multiline={kind === 'multiline'}
      maxLength={maxLength}
      error={error}
    />
  )
}
