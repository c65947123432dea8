import * as z from 'zod'
import { findRecord, listRecords } from '../../db/queries/records.ts'
import { findSetting, updateSetting } from '../../db/queries/settings.ts'
import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import {
  startsRubric,
  taskWeights,
  WEIGHTS_KEY,
  type InstitutionWeights,
} from '../../shared/domain/panel/rubric-weights.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import { weightsSchema } from '../../shared/formats/task-package.ts'
import type { Context } from './context.ts'
import { writeByItself } from './own-records.ts'

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
  const { db } = context
  const { taskId } = first
  if (!startsRubric(first)) return
  const name = { taskId, kind: 'rubric-weights', key: WEIGHTS_KEY } as const
  if (findRecord(db, name)) return
  const { source, weights } = taskWeights(
    getTask(db, taskId).package,
    listRecords(db, taskId),
    findInstitutionWeights(db),
  )
  writeByItself(context, name, { source, weights }, first)
}
