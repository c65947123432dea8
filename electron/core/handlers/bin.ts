import {
  listRemovedEvidence,
  restoreEvidence as takeOutEvidence,
} from '../../../db/queries/evidence.ts'
import {
  findRecord,
  getRecord,
  listRemovedRecords,
  restoreRecord,
  saveRecord,
} from '../../../db/queries/records.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ParsedInput, RemovedRecord, SavedRecord } from '../../../shared/ipc/contract.ts'
import { assertMayWrite, assertNotFrozen, sight } from '../access.ts'
import type { Context } from '../context.ts'
import { noteEvidence } from '../evidence-rows.ts'
import { writeJournal } from '../journal.ts'
import { assertFits } from '../record-checks.ts'

const RESTORED = '从回收站恢复'

/**
 * The records in the bin as the acting expert may see them; what undo took back and the votes of an
 * earlier round are not there.
 */
export function listRemoved(
  { db }: Context,
  { taskId }: ParsedInput<'record.listRemoved'>,
): readonly RemovedRecord[] {
  return listRemovedRecords(db, taskId).filter(sight(db, taskId))
}

/** Takes a record out of the bin, where its name is still free. */
export function restore(context: Context, input: ParsedInput<'record.restore'>): SavedRecord {
  const { db } = context
  return db.transaction(() => {
    const { isRemoved, ...record } = getRecord(db, input.recordId)
    const isInBin =
      isRemoved &&
      listRemovedRecords(db, input.taskId).some(({ recordId }) => recordId === record.id)
    if (!isInBin) {
      throw new AppError({ code: 'not-found', noun: '回收站里的记录', id: input.recordId })
    }
    const expert = assertMayWrite(db, record.taskId, record.kind, record.key)
    if (findRecord(db, record)) {
      throw new AppError({
        code: 'not-allowed',
        message: '没有恢复：同一记录已重新填写。如需旧内容，请在“修改记录”里查看。',
      })
    }
    assertFits(context, record, record.body)
    const savedAt = context.now().toISOString()
    const next = { ...record, author: expert.id, revision: record.revision + 1, savedAt }
    restoreRecord(db, record.id)
    saveRecord(db, next, context.deviceId)
    const change = { field: '', oldValue: null, newValue: record.body }
    writeJournal(context, next, [change], { reason: RESTORED, changeId: context.newId() })
    return { record: next, savedAt }
  })
}

/** Takes a piece of evidence out of the bin, with the links it had. */
export function restoreEvidence(
  context: Context,
  { taskId, evidenceId }: ParsedInput<'evidence.restore'>,
): Evidence {
  const { db } = context
  return db.transaction(() => {
    assertNotFrozen(db, taskId)
    if (!listRemovedEvidence(db, taskId).some(({ id }) => id === evidenceId)) {
      throw new AppError({ code: 'not-found', noun: '回收站里的佐证', id: evidenceId })
    }
    const restored = takeOutEvidence(db, evidenceId)
    const { name, links } = restored
    noteEvidence(context, restored, {
      field: '',
      oldValue: null,
      newValue: { name, links },
      reason: RESTORED,
    })
    return restored
  })
}
