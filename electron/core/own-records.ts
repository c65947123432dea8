import { findRecord, saveRecord, type RecordName } from '../../db/queries/records.ts'
import { applyChanges, type Changes } from '../../shared/domain/record/apply-changes.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import type { Context } from './context.ts'
import { writeJournal } from './journal.ts'

/**
 * Writes what core notes by itself beside an expert's work, in the same transaction: it has a history,
 * and undo leaves it alone.
 */
export function writeByItself(
  context: Context,
  { taskId, kind, key }: RecordName,
  changes: Changes,
  {
    author,
    savedAt,
    reason = null,
  }: Pick<StoredRecord, 'author' | 'savedAt'> & { readonly reason?: string | null },
): void {
  const { db, deviceId, newId } = context
  const old = findRecord(db, { taskId, kind, key })
  const applied = applyChanges(kind, old?.body ?? {}, changes)
  if (!applied.ok) throw new RangeError(`core itself breaks ${kind} ${key}`)
  if (applied.changed.length === 0) return
  const record: StoredRecord = {
    id: old?.id ?? newId(),
    taskId,
    kind,
    key,
    body: applied.body,
    author,
    revision: (old?.revision ?? 0) + 1,
    savedAt,
  }
  saveRecord(db, record, deviceId)
  writeJournal(context, record, applied.changed, { reason, changeId: null })
}
