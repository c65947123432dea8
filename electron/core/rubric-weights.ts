import * as z from 'zod'
import { findRecord, listRecords, saveRecord } from '../../db/queries/records.ts'
import { findSetting, updateSetting } from '../../db/queries/settings.ts'
import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import {
  startsRubric,
  taskWeights,
  WEIGHTS_KEY,
  type InstitutionWeights,
} from '../../shared/domain/panel/rubric-weights.ts'
import { applyChanges } from '../../shared/domain/record/apply-changes.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import { weightsSchema } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'
import { writeJournal } from './journal.ts'

const SETTING = 'rubricWeights'
const settingSchema = z.strictObject({
  rubric: z.string(),
  version: z.string(),
  weights: weightsSchema,
})

/** The weights that the institution has set on this machine; null where it has not. */
export function findInstitutionWeights(db: Db): InstitutionWeights | null {
  const text = findSetting(db, SETTING)
  return text === undefined ? null : settingSchema.parse(JSON.parse(text))
}

export function updateInstitutionWeights(db: Db, weights: InstitutionWeights | null): void {
  updateSetting(db, SETTING, weights && JSON.stringify(weights))
}

/**
 * Pins the rubric's weights with the record that the work on a task begins with, in the same
 * transaction: later changes of the settings do not reach it, nor does undo.
 */
export function pinWeights(context: Context, first: StoredRecord): void {
  const { db, deviceId } = context
  const { taskId, author, savedAt } = first
  if (!startsRubric(first)) return
  if (findRecord(db, { taskId, kind: 'rubric-weights', key: WEIGHTS_KEY })) return
  const { source, weights } = taskWeights(
    getTask(db, taskId).package,
    listRecords(db, taskId),
    findInstitutionWeights(db),
  )
  const applied = applyChanges('rubric-weights', {}, { source, weights })
  if (!applied.ok) throw new RangeError('weights are checked before they are stored')
  const record: StoredRecord = {
    id: context.newId(),
    taskId,
    kind: 'rubric-weights',
    key: WEIGHTS_KEY,
    body: applied.body,
    author,
    revision: 1,
    savedAt,
  }
  saveRecord(db, record, deviceId)
  writeJournal(context, record, applied.changed, { reason: null, changeId: null })
}
