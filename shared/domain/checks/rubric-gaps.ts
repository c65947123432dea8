import { presentExperts } from '../panel/attendance.ts'
import { isAllIn } from '../panel/handing-in.ts'
import { expertMarks, missingMarks, panelRubric, rubricOf } from '../panel/rubric-marks.ts'
import { scoreKey, type RecordIndex } from '../record/read.ts'
import { formatPoints } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

/**
 * What the rubric (验收评议, 第三章（五）) still needs: every mark, and a reason for every deduction.
 *
 * Marks are handed in with the scores and hidden until all are in, so until then the open score
 * sheets are the gap and nothing is said of the marks.
 */
export function rubricGaps(workspace: Workspace, records: RecordIndex): readonly Gap[] {
  const rubric = rubricOf(workspace)
  const { experts } = workspace.package.panel
  if (!rubric || !isAllIn(records, experts)) return []
  const present = presentExperts(records, experts)
  const missing = present.flatMap((expert) =>
    missingMarks(rubric, records, expert.id).map(({ criterion, what }) =>
      gap(
        'scoring',
        `rubric-mark:${scoreKey(expert.id, criterion.id)}`,
        what === 'mark'
          ? `验收评议：专家 ${expert.name} 还没有给“${criterion.title}”评分`
          : `验收评议：专家 ${expert.name} 给“${criterion.title}”扣了分或判为不适用，请写明理由`,
      ),
    ),
  )
  const sheets = present.map(({ id }) => expertMarks(records, rubric, id))
  const { meetsPassMark, totalMilli } = panelRubric(rubric, sheets)
  const isPassed = records.body('opinion', 'draft').conclusion === 'passed'
  if (!isPassed || meetsPassMark !== false) return missing
  const message = `验收评议 ${formatPoints(totalMilli ?? 0)} 分，低于评议表的合格线 ${formatPoints(rubric.passMilli)} 分，结论却是通过，请确认`
  return [...missing, warning('opinion', 'opinion:conclusion', message)]
}
