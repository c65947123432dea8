import { recordWriter } from '../../db/queries/bulk-records.ts'
import { applyChanges } from '../../shared/domain/record/apply-changes.ts'
import type { AnyRecordBody, StoredRecord } from '../../shared/domain/record/kinds.ts'
import { AppError } from '../../shared/errors.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'
import { journalEntries } from './journal.ts'

/**
 * Adds many records of one kind as one change: each has a key and a history of its own, and undo
 * takes all of them back. Inside the caller's transaction.
 */
export function addRecords(
  context: Context,
  { taskId, kind }: Pick<StoredRecord, 'taskId' | 'kind'>,
  bodies: readonly AnyRecordBody[],
  { expert, reason }: { readonly expert: Expert; readonly reason: string },
): readonly StoredRecord[] {
  const savedAt = context.now().toISOString()
  const changeId = context.newId()
  const writer = recordWriter(context.db, context.deviceId)
  return bodies.map((changes) => {
    const applied = applyChanges(kind, {}, changes)
    if (!applied.ok) throw new AppError({ code: 'input-invalid', problems: applied.problems })
    const record: StoredRecord = {
      id: context.newId(),
      taskId,
      kind,
      key: context.newId(),
      body: applied.body,
      author: expert.id,
      revision: 1,
      savedAt,
    }
    writer.insert(record)
    writer.note(journalEntries(context, record, applied.changed, { reason, changeId }))
    return record
  })
}
