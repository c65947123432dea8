import { findMaterialList } from '../../catalog/index.ts'
import type { RecordIndex } from '../record/read.ts'
import { STEP_NAMES, type MethodStep } from '../record/terms.ts'
import { isBlank } from '../record/text.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isOmitted, type Gap } from './gap.ts'

export function materialGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'document-review')) return []
  const list = findMaterialList(pkg.pinned.materialList.id)
  return (list?.materials ?? []).flatMap((material) => {
    const { status, reason } = records.body('material', material.code)
    const target = `material:${material.code}`
    if (!status) {
      return material.required
        ? [gap('document-review', target, `材料“${material.name}”还没有核验`)]
        : []
    }
    return status !== 'present' && isBlank(reason)
      ? [gap('document-review', target, `材料“${material.name}”不是“齐全”，请写明理由`)]
      : []
  })
}

const RECORDS_OF_STEP = {
  interview: '访谈记录',
  questionnaire: '问卷',
  demonstration: '演示记录',
} as const

export function stepGaps(records: RecordIndex, step: MethodStep): readonly Gap[] {
  const { status, reason } = records.body('step', step)
  const name = STEP_NAMES[step]
  if (!status) return [gap(step, `step:${step}`, `“${name}”还没有标为完成`)]
  if (status === 'omitted') {
    return isBlank(reason) ? [gap(step, `step:${step}`, `“${name}”未开展，请写明理由`)] : []
  }
  if (step === 'document-review' || step === 'site-survey') return []
  return records.all(step).length === 0
    ? [gap(step, `step:${step}`, `“${name}”标为完成，但还没有一份${RECORDS_OF_STEP[step]}`)]
    : []
}
