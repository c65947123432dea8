import { insertJournal, type NewJournalEntry } from '../../db/queries/records.ts'
import { fieldValue } from '../../shared/domain/history/journal.ts'
import type { FieldChange } from '../../shared/domain/record/apply-changes.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import type { Context } from './context.ts'

export type JournalFacts = {
  readonly reason: string | null
  /** Null in what core writes by itself and in what is signed by hand: undo leaves both alone. */
  readonly changeId: string | null
  /** The change that is taken back by this one. */
  readonly undoes?: string
}

/** Writes the history of a record that is saved, removed or restored in the same transaction. */
export function writeJournal(
  context: Context,
  record: StoredRecord,
  changes: readonly FieldChange[],
  facts: JournalFacts,
): void {
  insertJournal(context.db, journalEntries(context, record, changes, facts))
}

export function journalEntries(
  { deviceId }: Pick<Context, 'deviceId'>,
  record: StoredRecord,
  changes: readonly FieldChange[],
  { reason, changeId, undoes }: JournalFacts,
): readonly Required<NewJournalEntry>[] {
  return changes.map(({ field, oldValue, newValue }) => ({
    taskId: record.taskId,
    recordId: record.id,
    field,
    oldValue: JSON.stringify(oldValue ?? null),
    newValue: JSON.stringify(newValue ?? null),
    isAbsent: field !== '' && fieldValue(record.body, field) === undefined,
    author: record.author,
    deviceId,
    at: record.savedAt,
    reason,
    changeId,
    undoes: undoes ?? null,
  }))
}
