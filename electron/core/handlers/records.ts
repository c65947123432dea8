import { findRecord, listJournal, removeRecord, saveRecord } from '../../../db/queries/records.ts'
import { isConfirming } from '../../../shared/domain/interview/confirmation.ts'
import { applyChanges } from '../../../shared/domain/record/apply-changes.ts'
import type { AnyRecordBody, StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { startedStep } from '../../../shared/domain/record/step-times.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput, RecordEntry, SavedRecord } from '../../../shared/ipc/contract.ts'
import { addRecords } from '../add-records.ts'
import { assertMaySee, assertMayWrite, assertScoresComplete } from '../access.ts'
import type { Context } from '../context.ts'
import { assertConfirmationHolds, assertFits, assertNotConfirmed } from '../record-checks.ts'
import { findLock } from '../hand-over/lock.ts'
import { writeJournal } from '../journal.ts'
import { writeByItself } from '../own-records.ts'
import { pinWeights } from '../rubric-weights.ts'

/** Saves fields of a record and their history in one durable transaction. */
export function save(context: Context, input: ParsedInput<'record.save'>): SavedRecord {
  const { db } = context
  return db.transaction(() => {
    const expert = assertMayWrite(db, input.taskId, input.kind, input.key)
    const old = findRecord(db, input)
    const before: AnyRecordBody = old?.body ?? {}
    const applied = applyChanges(input.kind, before, input.changes)
    if (!applied.ok) throw new AppError({ code: 'input-invalid', problems: applied.problems })
    if (input.kind === 'score-sheet' && input.changes['handedInAt']) {
      assertScoresComplete(db, input.taskId, input.key)
    }
    assertFits(context, input, applied.body)
    // A confirmation and what staff fill in are others' words: undo passes over them.
    const isByOthers =
      findLock(db) !== null || (input.kind === 'interview' && isConfirming(before, applied.body))
    if (input.kind === 'interview') {
      assertConfirmationHolds(before, applied.body, input.reason)
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
    // A record without a field is made, too: its history has to say so.
    const made = { field: '', oldValue: null, newValue: applied.body }
    writeJournal(context, record, applied.changed.length > 0 ? applied.changed : [made], {
      reason: input.reason ?? null,
      changeId: isByOthers ? null : (input.changeId ?? context.newId()),
    })
    noteStepStart(context, record)
    pinWeights(context, record)
    return { record, savedAt }
  })
}

/** Adds records of one kind in one durable transaction: all of them or none. */
export function addAll(
  context: Context,
  target: Pick<StoredRecord, 'taskId' | 'kind'>,
  bodies: readonly AnyRecordBody[],
  reason: string,
): void {
  context.db.transaction(() => {
    const expert = assertMayWrite(context.db, target.taskId, target.kind, 'new')
    const [first] = addRecords(context, target, bodies, { expert, reason })
    if (first) noteStepStart(context, first)
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
    assertNotConfirmed(old)
    const removedAt = context.now().toISOString()
    removeRecord(db, old.id, removedAt, input.reason)
    const change = { field: '', oldValue: old.body, newValue: null }
    writeJournal(context, { ...old, author: expert.id, savedAt: removedAt }, [change], {
      reason: input.reason,
      changeId: context.newId(),
    })
    return { removedAt }
  })
}

export function history(
  { db }: Context,
  input: ParsedInput<'record.history'>,
): readonly RecordEntry[] {
  assertMaySee(db, input.taskId, input.kind, input.key)
  return listJournal(db, input)
}

/** The first record of a method is when the method starts: in the same transaction, by itself. */
function noteStepStart(context: Context, first: StoredRecord): void {
  const { taskId, kind, savedAt } = first
  const step = startedStep(kind, (method) => {
    const body = findRecord(context.db, { taskId, kind: 'step', key: method })?.body
    return body !== undefined && 'startedAt' in body && Boolean(body.startedAt)
  })
  if (step === null) return
  writeByItself(context, { taskId, kind: 'step', key: step }, { startedAt: savedAt }, first)
}
