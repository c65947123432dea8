import { findIndicatorSet, findMaterialList, levelName } from '../../catalog/index.ts'
import { connectivityParagraph } from '../connectivity/summary.ts'
import { MATERIAL_STATUSES } from '../material/statuses.ts'
import { indexRecords, verifiedSheet } from '../record/read.ts'
import { METHOD_STEPS, STEP_NAMES, type MethodStep } from '../record/terms.ts'
import { explainNextLevel, formatPoints, scoreSheet } from '../scoring/index.ts'
import { surveyPoints } from '../survey/points.ts'
import type { Workspace } from '../task/workspace.ts'
import { chineseDate } from './calendar.ts'
import { comparisonParagraphs } from './comparison-text.ts'
import { belowClaimText, scenarioCounts } from './scenario-text.ts'
import { recheckParagraph } from './recheck-text.ts'
import { rubricParagraph } from './rubric-text.ts'
import { voteParagraph } from './vote-text.ts'
import { withNote, withoutStop } from './with-note.ts'

/**
 * A draft of the review opinion from the verified facts; the leader edits it.
 *
 * States the way it was judged, the materials, the site survey, the rating, the level before and
 * after (第五章（三）) and what is left to improve (第四章（五）1(3)). Paragraphs are lines. Short, so that
 * it stays on the form: what its other cells say is not said again, nor what there is none of.
 */
export function draftOpinionText(workspace: Workspace): string {
  const { application, panel } = workspace.package
  const { round } = workspace.summary
  const records = indexRecords(workspace.records)
  // What a method that was not used has on record would contradict that it was not.
  const unless = (step: MethodStep, ...paragraphs: readonly string[]) =>
    records.body('step', step).status === 'omitted' ? [] : paragraphs
  const what = round > 1 ? `第${round}轮复验` : '验收'
  const paragraphs = [
    `受委托，${panel.institution}组织专家组对本项目进行${what}（实施期${chineseDate(application.startedOn)}至${chineseDate(application.endedOn)}，申报改造总花费${application.totalSpend}万元）。${methodsText(workspace)}`,
    recheckParagraph(workspace),
    materialsParagraph(workspace),
    ...unless('document-review', ...comparisonParagraphs(workspace)),
    ...unless('site-survey', surveyParagraph(workspace), scenarioParagraph(workspace)),
    ...unless('demonstration', connectivityParagraph(workspace)),
    ratingParagraph(workspace),
    rubricParagraph(workspace),
    voteParagraph(workspace),
  ]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n')
}

/** How it was judged (第四章（五）1(2)), with how much of it where that can be counted. */
function methodsText(workspace: Workspace): string {
  const records = indexRecords(workspace.records)
  const done = METHOD_STEPS.filter((step) => records.body('step', step).status === 'done')
  const omitted = METHOD_STEPS.filter((step) => records.body('step', step).status === 'omitted')
  const amount = (step: 'interview' | 'questionnaire' | 'demonstration', unit: string) => {
    const { length } = records.all(step)
    return length === 0 ? '' : `（${length}${unit}）`
  }
  const amounts: Readonly<Partial<Record<MethodStep, string>>> = {
    interview: amount('interview', '人次'),
    questionnaire: amount('questionnaire', '份'),
    demonstration: amount('demonstration', '个系统'),
  }
  const methods = done.map((step) => `${STEP_NAMES[step]}${amounts[step] ?? ''}`)
  const sentences = [
    methods.length > 0 ? `专家组开展了${methods.join('、')}。` : '',
    ...omitted.map((step) => {
      const reason = withoutStop(records.body('step', step).reason)
      return `${STEP_NAMES[step]}未开展${reason === '' ? '' : `，理由：${reason}`}。`
    }),
  ]
  return sentences.join('')
}

function materialsParagraph(workspace: Workspace): string {
  const records = indexRecords(workspace.records)
  const materials = findMaterialList(workspace.package.pinned.materialList.id)?.materials ?? []
  const required = materials.filter((material) => material.required)
  const status = ({ code }: (typeof required)[number]) => records.body('material', code).status
  if (required.every((material) => !status(material))) return ''
  const present = required.filter((material) => status(material) === 'present')
  // One that the panel calls 不适用 is named as such, too: nobody should overlook it.
  const rest = required
    .filter((material) => !present.includes(material))
    .map((material) => {
      const word = MATERIAL_STATUSES.find(({ value }) => value === status(material))?.label
      return withNote(
        `“${material.name}”${word ?? '未核验'}`,
        records.body('material', material.code).reason,
      )
    })
  return rest.length === 0
    ? `书面材料：应交必备材料${required.length}项，齐全有效。`
    : `书面材料：应交必备材料${required.length}项，齐全${present.length}项；其余：${rest.join('、')}。`
}

/** The text has to stay one that can be read; the others stand in the list of findings. */
const PROBLEMS_NAMED = 20

/** What none of the points is, is not said. */
const RESULT_WORDS = [
  ['pass', '符合'],
  ['partly', '部分符合'],
  ['fail', '不符合'],
  ['not-applicable', '不适用'],
] as const

function surveyParagraph(workspace: Workspace): string {
  const records = indexRecords(workspace.records)
  const points = surveyPoints(workspace.package, records)
  const results = points.map(({ kind, key }) => records.body(kind, key).result)
  const count = (result: string) => results.filter((one) => one === result).length
  const seen = results.filter((result) => result !== null && result !== undefined).length
  if (seen === 0) return ''
  const problems = points.filter(({ kind, key }) => {
    const { result } = records.body(kind, key)
    return result === 'partly' || result === 'fail'
  })
  const named = problems
    .slice(0, PROBLEMS_NAMED)
    .map(({ kind, key, title }) => withNote(title, records.body(kind, key).note))
  const rest = problems.length > named.length ? `等${problems.length}处` : ''
  const tail = problems.length === 0 ? '' : `存在不足：${named.join('；')}${rest}。`
  const counts = RESULT_WORDS.flatMap(([result, word]) =>
    count(result) === 0 ? [] : [`${word}${count(result)}个`],
  )
  return `现场勘查：查看${seen}个勘查点，${counts.join('，')}。${tail}`
}

function scenarioParagraph(workspace: Workspace): string {
  const { seen, below } = scenarioCounts(workspace)
  if (seen.length === 0) return ''
  const rest = below.map((one) => withNote(belowClaimText(one), one.note)).join('；')
  const result = below.length === 0 ? '均不低于申报等级' : `低于申报等级${below.length}个：${rest}`
  return `场景核查：现场逐项核查${seen.length}个应用场景，${result}。`
}

function ratingParagraph(workspace: Workspace): string {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  if (!set) return ''
  const result = scoreSheet(set, verifiedSheet(indexRecords(workspace.records)))
  const dimensions = set.dimensions
    .map(({ id, name }) => `${name}${formatPoints(result.dimensionMilli[id])}分`)
    .join('，')
  const counts = result.scenarioCounts
    .filter(({ level }) => level === Math.max(result.level, 1))
    .map(
      ({ level, all, binding }) =>
        `达到${levelName(level)}及以上的应用场景${all}个（其中约束性场景${binding}个）`,
    )
    .join('')
  const next = explainNextLevel(result).replaceAll(' ', '')
  return `等级评定：按照${set.title}，${dimensions}，合计${formatPoints(result.totalMilli)}分；${counts}。${next === '' ? '' : `${next}。`}`
}
