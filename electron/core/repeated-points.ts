import { listRecords } from '../../db/queries/records.ts'
import { getTask } from '../../db/queries/tasks.ts'
import { indexRecords } from '../../shared/domain/record/read.ts'
import { OTHER_AREA, surveyPoints } from '../../shared/domain/survey/points.ts'
import type { SurveyRow } from '../../shared/domain/table/survey-table.ts'
import type { ParsedTable } from '../../shared/domain/table/table.ts'
import type { Context } from './context.ts'

/** Says how many rows the task has as checkpoints already: they would be looked at twice. */
export function repeatedPoints({ db }: Context, taskId: string) {
  const nameOf = ({ area, title }: Pick<SurveyRow, 'area' | 'title'>): string =>
    JSON.stringify([area.trim() || OTHER_AREA, title.trim()])
  const records = indexRecords(listRecords(db, taskId))
  const known = new Set(surveyPoints(getTask(db, taskId).package, records).map(nameOf))
  return ({ rows }: ParsedTable<SurveyRow>): readonly string[] => {
    const repeated = rows.filter(({ value }) => known.has(nameOf(value))).length
    return repeated === 0
      ? []
      : [`${repeated} 行的区域和勘查点与已有的相同，导入后会重复勘查，请先核对`]
  }
}
