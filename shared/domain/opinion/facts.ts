import { findIndicatorSet, findMaterialList } from '../../catalog/index.ts'
import { connectivitySummary, summaryText } from '../connectivity/summary.ts'
import { countVotes, votesOn } from '../panel/votes.ts'
import { indexRecords, verifiedSheet } from '../record/read.ts'
import { METHOD_STEPS, STEP_NAMES, type MethodStep, type Step } from '../record/terms.ts'
import { formatPoints, scoreSheet } from '../scoring/index.ts'
import { surveyPoints } from '../survey/points.ts'
import type { Workspace } from '../task/workspace.ts'
import { levelName } from '../../catalog/index.ts'
import { comparisonCount } from './comparison-text.ts'
import { rubricMean } from './rubric-text.ts'
import { scenarioCounts } from './scenario-text.ts'

/** Something the opinion states, and the step where it comes from. */
export type OpinionFact = { readonly step: Step; readonly label: string; readonly value: string }

/** The facts that the drafted opinion is made of, in its order. */
export function opinionFacts(workspace: Workspace): readonly OpinionFact[] {
  const { application } = workspace.package
  const records = indexRecords(workspace.records)
  const isUsed = (step: MethodStep) => records.body('step', step).status !== 'omitted'
  return [
    {
      step: 'overview',
      label: '实施期',
      value: `${application.startedOn} 至 ${application.endedOn}`,
    },
    { step: 'overview', label: '改造总花费', value: `${application.totalSpend} 万元` },
    ...materialFacts(workspace),
    ...methodFacts(workspace),
    ...(isUsed('site-survey') ? scenarioFacts(workspace) : []),
    ...(isUsed('demonstration') ? connectivityFacts(workspace) : []),
    ...ratingFacts(workspace),
    ...rubricFacts(workspace),
    ...voteFacts(workspace),
  ]
}

function materialFacts(workspace: Workspace): readonly OpinionFact[] {
  const records = indexRecords(workspace.records)
  const list = findMaterialList(workspace.package.pinned.materialList.id)
  const required = (list?.materials ?? []).filter((material) => material.required)
  const present = required.filter(({ code }) => records.body('material', code).status === 'present')
  const dropped = required.filter(
    ({ code }) => records.body('material', code).status === 'not-applicable',
  )
  const rest =
    dropped.length === 0
      ? ''
      : `，不适用 ${dropped.length} 项：${dropped.map(({ name }) => name).join('、')}`
  const value = `${present.length} / ${required.length} 项齐全${rest}`
  const compared = comparisonCount(workspace)
  return [
    { step: 'document-review', label: '必备材料', value },
    ...(compared === null || records.body('step', 'document-review').status === 'omitted'
      ? []
      : [{ step: 'document-review' as const, label: '计划与成果对照', value: compared }]),
  ]
}

function methodFacts(workspace: Workspace): readonly OpinionFact[] {
  const records = indexRecords(workspace.records)
  const points = surveyPoints(workspace.package, records)
  const results = points.map(({ kind, key }) => records.body(kind, key).result)
  const count = (result: string) => results.filter((one) => one === result).length
  const amounts: Readonly<Record<string, string>> = {
    'site-survey': `符合 ${count('pass')}、部分符合 ${count('partly')}、不符合 ${count('fail')}`,
    interview: `${records.all('interview').length} 人次`,
    questionnaire: `${records.all('questionnaire').length} 份`,
    demonstration: `${records.all('demonstration').length} 个系统`,
  }
  return METHOD_STEPS.map((step) => {
    const { status, reason } = records.body('step', step)
    const amount = amounts[step] ?? ''
    const done = amount === '' ? '已完成' : `已完成，${amount}`
    const value =
      status === 'done' ? done : status === 'omitted' ? `未开展：${reason ?? ''}` : '还没有标为完成'
    return { step, label: STEP_NAMES[step], value }
  })
}

function connectivityFacts(workspace: Workspace): readonly OpinionFact[] {
  const summary = connectivitySummary(indexRecords(workspace.records))
  return summary.total === 0
    ? []
    : [{ step: 'demonstration', label: '数据贯通', value: summaryText(summary) }]
}

function scenarioFacts(workspace: Workspace): readonly OpinionFact[] {
  const { seen, below } = scenarioCounts(workspace)
  const value = `已核查 ${seen.length} 个，低于申报 ${below.length} 个`
  return seen.length === 0 ? [] : [{ step: 'site-survey', label: '应用场景', value }]
}

function voteFacts(workspace: Workspace): readonly OpinionFact[] {
  const records = indexRecords(workspace.records)
  const { conclusion } = records.body('opinion', 'draft')
  if (!conclusion) return []
  const votes = votesOn(records, workspace.package.panel.experts, conclusion)
  const { agree, disagree, open } = countVotes(votes)
  const rest = open === 0 ? '' : `，${open} 人未表决`
  return [{ step: 'panel', label: '表决', value: `同意 ${agree} 票，不同意 ${disagree} 票${rest}` }]
}

function rubricFacts(workspace: Workspace): readonly OpinionFact[] {
  const value = rubricMean(workspace)
  return value === null ? [] : [{ step: 'scoring', label: '验收评议', value }]
}

function ratingFacts(workspace: Workspace): readonly OpinionFact[] {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return []
  const result = scoreSheet(set, verifiedSheet(indexRecords(workspace.records)))
  const counts = result.scenarioCounts.find(({ level }) => level === Math.max(result.level, 1))
  const before = levelName(workspace.package.application.levelBefore)
  return [
    ...set.dimensions.map(({ id, name, maxMilli }) => ({
      step: 'scoring' as const,
      label: name,
      value: `${formatPoints(result.dimensionMilli[id])} / ${formatPoints(maxMilli)} 分`,
    })),
    { step: 'scoring', label: '总分', value: `${formatPoints(result.totalMilli)} 分` },
    ...(counts
      ? [
          {
            step: 'scoring' as const,
            label: `达到${levelName(counts.level)}的场景`,
            value: `${counts.all} 个（约束性 ${counts.binding} 个）`,
          },
        ]
      : []),
    { step: 'scoring', label: '数字化水平', value: `${before} → ${levelName(result.level)}` },
  ]
}
