import { findRubric } from '../../../shared/catalog/index.ts'
import { criteriaOf, missingMarks } from '../../../shared/domain/panel/rubric-marks.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'

/** Every fourth mark is a deduction, another one for each expert. */
const DEDUCTION_EVERY = 4

/** One expert's marks of the rubric (验收评议): good, with a deduction here and there. */
export async function playMarks(
  pen: Pen,
  pkg: TaskPackage,
  expertId: string,
  index: number,
): Promise<void> {
  const rubric = findRubric(pkg.pinned.rubric.id)
  if (!rubric) throw new RangeError('a validated package pins a known rubric')
  const missing = new Set(
    missingMarks(rubric, pen.records, expertId).map(({ criterion }) => criterion.id),
  )
  for (const [at, { id }] of criteriaOf(rubric).entries()) {
    if (!missing.has(id)) continue
    const isFull = (at + index) % DEDUCTION_EVERY !== 0
    await pen.write('rubric-mark', scoreKey(expertId, id), {
      milli: isFull ? 100_000 : 90_000,
      reason: isFull ? '' : '已见成效，仍有个别环节需要完善',
    })
  }
}
