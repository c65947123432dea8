import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { shortened } from '../../../shared/domain/record/text.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'

/** Plan against result, row by row: what is claimed is found to hold. */
export async function playComparisons(pen: Pen, pkg: TaskPackage): Promise<void> {
  for (const { key, claimed } of comparisonRows(pkg)) {
    const after = claimed.at(-1)?.text ?? ''
    const { result } = pen.records.body('comparison', key)
    await pen.write('comparison', key, {
      result: after === '' ? 'not-applicable' : 'achieved',
      ...(after === '' && !result
        ? {}
        : { verified: `经查阅台账和系统记录，${shortened(after, 200)}` }),
    })
  }
}
