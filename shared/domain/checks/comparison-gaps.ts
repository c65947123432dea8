import { findIndicatorSet, levelName } from '../../catalog/index.ts'
import { needsWords } from '../comparison/results.ts'
import { comparisonRows } from '../comparison/rows.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { verifiedSheet, type RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { isWhole, scoreSheet } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isOmitted, warning, type Gap } from './gap.ts'

/** Once the document review is called done, plan and result were compared item by item (第四章（五）1(2)). */
export function comparisonGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'document-review')) return []
  const isDone = records.body('step', 'document-review').status === 'done'
  const rows = comparisonRows(pkg).flatMap(({ key, title }) => {
    const { result, verified } = records.body('comparison', key)
    const target = `comparison:${key}`
    if (!result) {
      return isDone ? [gap('document-review', target, `对照“${title}”还没有核实结果`)] : []
    }
    return needsWords(result) && isBlank(verified)
      ? [gap('document-review', target, `对照“${title}”没有全部达成，请写明核实情况`)]
      : []
  })
  return [...rows, ...levelWarning(pkg, records)]
}

/** Said once everything is verified: the target is not reached, but the row says that it is. */
function levelWarning(pkg: TaskPackage, records: RecordIndex): readonly Gap[] {
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  if (!set || records.body('comparison', 'level').result !== 'achieved') return []
  const result = scoreSheet(set, verifiedSheet(records))
  const { level } = result
  const { targetLevel } = pkg.filing
  if (!isWhole(result) || level >= targetLevel) return []
  const message = `对照“数字化水平等级”为达成，但核定等级${levelName(level)}低于目标${levelName(targetLevel)}，请确认`
  return [warning('document-review', 'comparison:level', message)]
}
