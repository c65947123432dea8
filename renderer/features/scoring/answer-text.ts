import type { IndicatorItem } from '../../../shared/catalog/types.ts'
import { scenarioLevelName } from '../../../shared/domain/scenario-check/scenario-check.ts'
import type { ItemAnswer } from '../../../shared/domain/scoring/types.ts'

/** The letters of an answer as they are read out: `B、D`, or 未填. */
export function answerText(answer: ItemAnswer | null | undefined): string {
  if (answer === null || answer === undefined || answer.length === 0) return '未填'
  return typeof answer === 'string' ? answer : answer.join('、')
}

/** Letters and labels of the chosen options, for a tooltip or a screen reader. */
export function answerLabels(item: IndicatorItem, answer: ItemAnswer | null | undefined): string {
  const chosen = item.options.filter(({ code }) => (answer ?? '').includes(code))
  return chosen.length === 0
    ? '未填'
    : chosen.map(({ code, label }) => `${code} ${label}`).join('；')
}

export const scenarioLevelText = (level: number | null | undefined): string =>
  level === null || level === undefined ? '未填' : scenarioLevelName(level)

/** What others said of an option or level: 自评, 诊断, 现场, names of experts. */
export type Mark = {
  readonly label: string
  readonly tone: 'claim' | 'diagnosis' | 'site' | 'expert'
}
