import type { RecordIndex } from '../record/read.ts'
import { OTHER_AREA, surveyPoints } from '../survey/points.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import type { EquipmentRow } from './equipment-table.ts'
import type { SurveyRow } from './survey-table.ts'
import type { ParsedRow } from './table.ts'

/** Says how many rows the inventory holds already: they would be counted twice. */
export function repeatedEquipment(
  rows: readonly ParsedRow<EquipmentRow>[],
  records: RecordIndex,
): readonly string[] {
  const nameOf = ({ name, model, workshop }: Partial<EquipmentRow>) => [
    name ?? '',
    model ?? '',
    workshop ?? '',
  ]
  const inventory = records.all('equipment').map(({ body }) => nameOf(body))
  const repeated = countKnown(rows, nameOf, inventory)
  return repeated === 0
    ? []
    : [`${repeated} 行的名称、型号、车间与已有清单相同，导入后会重复计数，请先核对`]
}

/** Says how many rows the task has as checkpoints already: they would be looked at twice. */
export function repeatedPoints(
  rows: readonly ParsedRow<SurveyRow>[],
  records: RecordIndex,
  pkg: Pick<TaskPackage, 'pinned'>,
): readonly string[] {
  const nameOf = ({ area, title }: Pick<SurveyRow, 'area' | 'title'>) => [
    area.trim() || OTHER_AREA,
    title.trim(),
  ]
  const repeated = countKnown(rows, nameOf, surveyPoints(pkg, records).map(nameOf))
  return repeated === 0
    ? []
    : [`${repeated} 行的区域和勘查点与已有的相同，导入后会重复勘查，请先核对`]
}

function countKnown<T>(
  rows: readonly ParsedRow<T>[],
  nameOf: (value: T) => readonly string[],
  names: readonly (readonly string[])[],
): number {
  const known = new Set(names.map((name) => JSON.stringify(name)))
  return rows.filter(({ value }) => known.has(JSON.stringify(nameOf(value)))).length
}
