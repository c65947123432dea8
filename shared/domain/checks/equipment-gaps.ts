import { EQUIPMENT_NAMES, problemsInEquipment } from '../equipment/equipment.ts'
import type { RecordIndex } from '../record/read.ts'
import { gap, isOmitted, type Gap } from './gap.ts'

/** Rows of the inventory that contradict themselves: F2 and F3 would be computed from them. */
export function equipmentGaps(records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'site-survey')) return []
  return records.all('equipment').flatMap(({ key, body }) => {
    const [problem] = Object.entries(problemsInEquipment(body))
    const name = (body.name ?? '').trim() || '未填名称的设备'
    if (problem === undefined) return []
    const [field, message] = problem
    const title = EQUIPMENT_NAMES[field as keyof typeof EQUIPMENT_NAMES]
    return [gap('site-survey', `equipment:${key}`, `设备清单“${name}”的${title}：${message}`)]
  })
}
