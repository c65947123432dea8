import { gradedLevels } from '../../catalog/terms.ts'
import type {
  Dimension,
  DimensionId,
  IndicatorItem,
  IndicatorSet,
  LevelRule,
} from '../../catalog/types.ts'
import { highestMet, levelCheck } from './levels.ts'
import { isScenarioLevel, problemsInAnswer } from './problems.ts'
import type { AnswerSheet, ItemAnswer, ScenarioCount, ScoreResult } from './types.ts'

/**
 * Points, scenario counts and the rated level of a sheet.
 *
 * Single choice: points of the option; multiple choice: sum of the options; 基础分 = 基础 + 管理 +
 * 成效. Level = highest with score, scenario count and binding count all reached
 * (评测指标（2024年版） level rule). Total on any input: an answer that `problemsInSheet` refuses
 * counts 0, an unanswered item too. Points are integers of 1/1000 point.
 *
 * @example S01..S06 at 二级 (three binding) and 41.5 points give level 2
 */
export function scoreSheet(set: IndicatorSet, sheet: AnswerSheet): ScoreResult {
  const itemMilli = Object.fromEntries(
    set.items.map((item) => [item.code, itemPoints(item, own(sheet.items, item.code))]),
  )
  const dimensionMilli = dimensionPoints(set, itemMilli)
  const totalMilli = set.dimensions.reduce((sum, { id }) => sum + dimensionMilli[id], 0)
  const scenarioCounts = gradedLevels.map((level) => countScenarios(set, sheet, level))
  const levelChecks = byLevel(set.levelRules).map((rule) =>
    levelCheck(rule, totalMilli, scenarioCounts),
  )
  const level = highestMet(levelChecks, (check) => check.isMet)
  const next = levelChecks.find((check) => check.level > level)
  return {
    itemMilli,
    dimensionMilli,
    totalMilli,
    scenarioCounts,
    levelChecks,
    scoreLevel: highestMet(levelChecks, (check) => check.scoreShortMilli === 0),
    scenarioLevel: highestMet(
      levelChecks,
      (check) => check.scenariosShort === 0 && check.bindingShort === 0,
    ),
    level,
    unanswered: set.items
      .filter((item) => !isAnswered(own(sheet.items, item.code)))
      .map((item) => item.code),
    unansweredScenarios: set.scenarios
      .filter((scenario) => own(sheet.scenarios, scenario.code) === undefined)
      .map((scenario) => scenario.code),
    nextLevel:
      next === undefined
        ? null
        : {
            level: next.level,
            scoreShortMilli: next.scoreShortMilli,
            scenariosShort: next.scenariosShort,
            bindingShort: next.bindingShort,
          },
  }
}

/** Points of one answer in 1/1000; 0 when unanswered or refused. */
export function itemPoints(item: IndicatorItem, answer: ItemAnswer | undefined): number {
  if (answer === undefined || problemsInAnswer(item, answer).length > 0) return 0
  const chosen = typeof answer === 'string' ? [answer] : answer
  return item.options
    .filter((option) => chosen.includes(option.code))
    .reduce((sum, option) => sum + option.milli, 0)
}

/** A multiple choice without a letter is not answered: 无 is an answer of its own. */
export function isAnswered(answer: ItemAnswer | undefined): boolean {
  return answer !== undefined && answer.length > 0
}

function dimensionPoints(
  set: IndicatorSet,
  itemMilli: Readonly<Record<string, number>>,
): Readonly<Record<DimensionId, number>> {
  const points = (id: Dimension['id']): number =>
    set.items
      .filter((item) => item.dimension === id)
      .reduce((sum, item) => sum + (itemMilli[item.code] ?? 0), 0)
  return {
    foundation: points('foundation'),
    management: points('management'),
    results: points('results'),
  }
}

function countScenarios(
  set: IndicatorSet,
  sheet: AnswerSheet,
  level: ScenarioCount['level'],
): ScenarioCount {
  const reached = set.scenarios.filter((scenario) => {
    const marked = own(sheet.scenarios, scenario.code)
    return isScenarioLevel(marked) && marked >= level
  })
  return { level, all: reached.length, binding: reached.filter((s) => s.binding).length }
}

function byLevel(rules: readonly LevelRule[]): readonly LevelRule[] {
  return rules.toSorted((a, b) => a.level - b.level)
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** Every item and scenario has its answer: before that the level says nothing. */
export function isWhole({
  unanswered,
  unansweredScenarios,
}: Pick<ScoreResult, 'unanswered' | 'unansweredScenarios'>): boolean {
  return unanswered.length === 0 && unansweredScenarios.length === 0
}
