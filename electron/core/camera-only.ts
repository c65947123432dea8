import { findRecord, type RecordName } from '../../db/queries/records.ts'
import { getTask } from '../../db/queries/tasks.ts'
import type { Db } from '../../db/open.ts'
import { indexRecords } from '../../shared/domain/record/read.ts'
import { refusesSource } from '../../shared/domain/survey/camera-only.ts'
import { findSurveyPoint } from '../../shared/domain/survey/points.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'

/** Refuses evidence from elsewhere at a point that asks for what is shot on the spot. */
export function assertSourceFits(db: Db, target: RecordName, source: Evidence['source']): void {
  const record = findRecord(db, target)
  const body = indexRecords(record ? [record] : []).body('own-checkpoint', target.key)
  const point = findSurveyPoint(getTask(db, target.taskId).package, target, body)
  const refusal = point ? refusesSource(point, source) : null
  if (refusal !== null) throw new AppError({ code: 'not-allowed', message: refusal })
}
