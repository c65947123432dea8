import { findIndicatorSet, type IndicatorItem } from '../../../shared/catalog/index.ts'
import { expertSheet, scoreKey } from '../../../shared/domain/record/read.ts'
import { isSameAnswer } from '../../../shared/domain/scoring/index.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import type { Expert, TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'
import { playMarks } from './rubric.ts'

/** The scenario that the last expert judges one level lower, so that a divergence can be seen. */
const DISPUTED = 'S16'

/** One expert's own scores: the claim, which the panel finds to hold. */
export async function playScores(
  pen: Pen,
  pkg: TaskPackage,
  expert: Expert,
  index: number,
): Promise<void> {
  const { pinned, selfAssessment, panel } = pkg
  if (sheetState(pen.records, expert).state !== 'open') return
  const set = findIndicatorSet(pinned.indicatorSet.id)
  if (!set) throw new RangeError('a validated package pins a known indicator set')
  const claim = selfAssessment.after
  for (const item of set.items) {
    await pen.write('score', scoreKey(expert.id, item.code), {
      answer: claim.items[item.code] ?? nothing(item),
      note: '与现场所见一致',
    })
  }
  const isLast = index === panel.experts.length - 1
  for (const { code } of set.scenarios) {
    const claimed = claim.scenarios[code] ?? 0
    const level = isLast && code === DISPUTED ? Math.max(0, claimed - 1) : claimed
    await pen.write('scenario-score', scoreKey(expert.id, code), { level })
  }
  await playMarks(pen, pkg, expert.id, index)
  await pen.write('score-sheet', expert.id, { handedInAt: new Date().toISOString() })
}

/**
 * The panel's verified values: what the leader decided already, else the claim; with a reason
 * wherever an expert judged otherwise.
 */
export async function playVerifiedValues(pen: Pen, pkg: TaskPackage): Promise<void> {
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  if (!set) throw new RangeError('a validated package pins a known indicator set')
  const claim = pkg.selfAssessment.after
  const reason = '经专家组讨论，按现场演示和台账核定'
  const sheets = pkg.panel.experts.map(({ id }) => expertSheet(pen.records, id))
  for (const item of set.items) {
    const decided = pen.records.body('verified-item', item.code).answer
    const answer = decided ?? claim.items[item.code] ?? nothing(item)
    const differs = sheets.some(({ items }) => {
      const own = items[item.code]
      return own !== undefined && !isSameAnswer(own, answer)
    })
    await pen.write('verified-item', item.code, differs ? { answer, reason } : { answer })
  }
  for (const { code } of set.scenarios) {
    const level = claim.scenarios[code] ?? 0
    await pen.write('verified-scenario', code, { level, reason })
  }
}

/** What says 无 of an item. */
function nothing(item: IndicatorItem): string | string[] {
  const [first] = item.options
  if (!first) throw new RangeError(`item ${item.code} has no options`)
  return item.type === 'multi' ? [first.code] : first.code
}
