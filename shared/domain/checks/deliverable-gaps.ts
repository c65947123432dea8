import { differencesFromContract, needsNote } from '../deliverable/deliverable.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isOmitted, type Gap } from './gap.ts'

/** Once the site survey is called done, every deliverable of the contract was looked for. */
export function deliverableGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'site-survey')) return []
  const isDone = records.body('step', 'site-survey').status === 'done'
  return pkg.filing.deliverables.flatMap((promised, place) => {
    const found = records.body('deliverable', String(place))
    const target = `deliverable:${place}`
    const name = `合同交付“${promised.name}”`
    if (!found.status) {
      return isDone ? [gap('site-survey', target, `${name}还没有核对`)] : []
    }
    if (needsNote(found.status)) {
      return isBlank(found.note)
        ? [gap('site-survey', target, `${name}与合同不符或未见到，请写明情况`)]
        : []
    }
    const [difference] = differencesFromContract(promised, found)
    return difference === undefined
      ? []
      : [gap('site-survey', target, `${name}：${difference}，请改为“与合同不符”并写明情况`)]
  })
}
