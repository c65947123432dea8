import {
  findRecord,
  insertJournal,
  listJournal,
  removeRecord,
  saveRecord,
} from '../../../db/queries/records.ts'
import { applyChanges, type FieldChange } from '../../../shared/domain/record/apply-changes.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JournalEntry, ParsedInput, SavedRecord } from '../../../shared/ipc/contract.ts'
import { assertMaySee, assertMayWrite, assertScoresComplete } from '../access.ts'
import type { Context } from '../context.ts'

/** Saves fields of a record and their history in one durable transaction. */
export function save(context: Context, input: ParsedInput<'record.save'>): SavedRecord {
  const { db } = context
  return db.transaction(() => {
    const expert = assertMayWrite(db, input.taskId, input.kind, input.key)
    const old = findRecord(db, input)
    const applied = applyChanges(input.kind, old?.body ?? {}, input.changes)
    if (!applied.ok) throw new AppError({ code: 'input-invalid', problems: applied.problems })
    if (input.kind === 'score-sheet' && input.changes['handedInAt']) {
      assertScoresComplete(db, input.taskId, input.key)
    }
    const savedAt = context.now().toISOString()
    if (old && applied.changed.length === 0) return { record: old, savedAt: old.savedAt }
    const record: StoredRecord = {
      id: old?.id ?? context.newId(),
      taskId: input.taskId,
      kind: input.kind,
      key: input.key,
      body: applied.body,
      author: expert.id,
      revision: (old?.revision ?? 0) + 1,
      savedAt,
    }
    saveRecord(db, record, context.deviceId)
    writeJournal(context, record, applied.changed, null)
    return { record, savedAt }
  })
}

/** Puts a record in the bin with a reason; its history stays. */
export function remove(
  context: Context,
  input: ParsedInput<'record.remove'>,
): { readonly removedAt: string } {
  const { db } = context
  return db.transaction(() => {
    const expert = assertMayWrite(db, input.taskId, input.kind, input.key)
    const old = findRecord(db, input)
    if (!old) throw new AppError({ code: 'not-found', noun: '记录', id: input.key })
    const removedAt = context.now().toISOString()
    removeRecord(db, old.id, removedAt, input.reason)
    const change = { field: '', oldValue: old.body, newValue: null }
    writeJournal(context, { ...old, author: expert.id, savedAt: removedAt }, [change], input.reason)
    return { removedAt }
  })
}

export function history(
  { db }: Context,
  input: ParsedInput<'record.history'>,
): readonly JournalEntry[] {
  assertMaySee(db, input.taskId, input.kind, input.key)
  return listJournal(db, input)
}

function writeJournal(
  { db, deviceId }: Context,
  record: StoredRecord,
  changes: readonly FieldChange[],
  reason: string | null,
): void {
  insertJournal(
    db,
    changes.map(({ field, oldValue, newValue }) => ({
      taskId: record.taskId,
      recordId: record.id,
      field,
      oldValue: JSON.stringify(oldValue ?? null),
      newValue: JSON.stringify(newValue ?? null),
      author: record.author,
      deviceId,
      at: record.savedAt,
      reason,
    })),
  )
}
