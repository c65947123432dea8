import { needsWords } from '../comparison/results.ts'
import { comparisonRows } from '../comparison/rows.ts'
import type { RecordIndex } from '../record/read.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isBlank, isOmitted, type Gap } from './gap.ts'

/** Once the document review is called done, plan and result were compared item by item (第四章（五）1(2)). */
export function comparisonGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'document-review')) return []
  const isDone = records.body('step', 'document-review').status === 'done'
  return comparisonRows(pkg).flatMap(({ key, title }) => {
    const { result, verified } = records.body('comparison', key)
    const target = `comparison:${key}`
    if (!result) {
      return isDone ? [gap('document-review', target, `对照“${title}”还没有核实结果`)] : []
    }
    return needsWords(result) && isBlank(verified)
      ? [gap('document-review', target, `对照“${title}”没有全部达成，请写明核实情况`)]
      : []
  })
}
