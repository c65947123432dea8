import { findIndicatorSet } from '../../catalog/index.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { claimedLevel, reasonForNote } from '../scenario-check/scenario-check.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, isOmitted, type Gap } from './gap.ts'

/** Once the site survey is called done, every scenario was looked at; below its claim it needs words. */
export function scenarioGaps({ package: pkg }: Workspace, records: RecordIndex): readonly Gap[] {
  if (isOmitted(records, 'site-survey')) return []
  const isDone = records.body('step', 'site-survey').status === 'done'
  const scenarios = findIndicatorSet(pkg.pinned.indicatorSet.id)?.scenarios ?? []
  return scenarios.flatMap(({ code, title }) => {
    const check = records.body('scenario-check', code)
    const target = `scenario-check:${code}`
    const name = `应用场景“${code} ${title}”`
    if (typeof check.level !== 'number') {
      return isDone ? [gap('site-survey', target, `${name}还没有现场核查结果`)] : []
    }
    const reason = reasonForNote(check, claimedLevel(pkg, code))
    return reason !== null && isBlank(check.note)
      ? [gap('site-survey', target, `${name}：${reason}，请写明情况`)]
      : []
  })
}
