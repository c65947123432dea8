import { confirmationProblem } from '../interview/confirmation.ts'
import { applyChanges } from '../record/apply-changes.ts'
import type { AnyRecordBody, RecordKind } from '../record/kinds.ts'
import { fieldValue, splitField, type RecordEntry } from './journal.ts'

/**
 * Whether the value before a change can be put back by an ordinary save.
 *
 * Not where it stands already, nor where the kind has no such value, nor a signature: that is given
 * by hand, once; nor in an interview that is confirmed.
 */
export function isRestorable(
  kind: RecordKind,
  body: AnyRecordBody,
  { field, oldValue }: Pick<RecordEntry, 'field' | 'oldValue'>,
): boolean {
  if (field === '' || splitField(field).field.endsWith('Ink')) return false
  const current = fieldValue(body, field) ?? null
  if (JSON.stringify(current) === JSON.stringify(oldValue ?? null)) return false
  const applied = applyChanges(kind, body, { [field]: oldValue })
  if (!applied.ok || applied.changed.length === 0) return false
  return kind !== 'interview' || confirmationProblem(body, applied.body, undefined) === null
}
