import { presentExperts } from '../panel/attendance.ts'
import { expertMarks, panelRubric, rubricOf } from '../panel/rubric-marks.ts'
import { isAllIn } from '../panel/handing-in.ts'
import { indexRecords } from '../record/read.ts'
import { formatPoints } from '../scoring/index.ts'
import type { Workspace } from '../task/workspace.ts'

/**
 * The rubric's result (验收评议) as a paragraph of the drafted opinion; empty before all are in.
 *
 * @example '验收评议：3名专家评议平均91.5分；企业应用成效95分，数据贯通程度88分……。'
 */
export function rubricParagraph(workspace: Workspace): string {
  const result = panelResult(workspace)
  if (!result) return ''
  const { rubric, totalMilli, aspects, expertCount } = result
  const parts = rubric.aspects.map(({ id, name }) => {
    const milli = aspects.find((aspect) => aspect.id === id)?.milli ?? null
    return milli === null ? `${name}不适用` : `${name}${formatPoints(milli)}分`
  })
  return `验收评议：${expertCount}名专家评议平均${formatPoints(totalMilli)}分；${parts.join('，')}。`
}

/** The mean as a fact beside the draft; null before all are in. */
export function rubricMean(workspace: Workspace): string | null {
  const result = panelResult(workspace)
  return result && `${formatPoints(result.totalMilli)} 分`
}

function panelResult(workspace: Workspace) {
  const rubric = rubricOf(workspace)
  const records = indexRecords(workspace.records)
  const { experts } = workspace.package.panel
  if (!rubric || !isAllIn(records, experts)) return null
  const present = presentExperts(records, experts)
  const sheets = present.map(({ id }) => expertMarks(records, rubric, id))
  const { totalMilli, aspects } = panelRubric(rubric, sheets)
  return totalMilli === null ? null : { rubric, totalMilli, aspects, expertCount: present.length }
}
