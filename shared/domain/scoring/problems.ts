import type { IndicatorItem, IndicatorSet, Scenario } from '../../catalog/types.ts'
import type { AnswerSheet, ItemAnswer, SheetProblem, SheetProblemCode } from './types.ts'

/** Values not yet known to be answers, by item or scenario code. */
export type RawAnswers = Readonly<Record<string, unknown>>

const nameItem = (item: IndicatorItem): string => `采集项 ${item.code}（${item.title}）`
const nameScenario = (scenario: Scenario): string => `场景 ${scenario.code}（${scenario.title}）`
const quote = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : '')

/**
 * Everything wrong with a sheet, in the order of the sheet; empty when it can be scored.
 *
 * Answers instead of throwing. Source: question types of 评测指标（2024年版）; 无 excludes the others.
 */
export function problemsInSheet(set: IndicatorSet, sheet: AnswerSheet): readonly SheetProblem[] {
  return [...problemsInItems(set, sheet.items), ...problemsInScenarios(set, sheet.scenarios)]
}

/** As `problemsInSheet`, for item answers of unknown type. */
export function problemsInItems(set: IndicatorSet, answers: RawAnswers): readonly SheetProblem[] {
  const items = new Map(set.items.map((item) => [item.code, item]))
  return Object.entries(answers).flatMap(([code, answer]) => {
    const item = items.get(code)
    if (item !== undefined) return problemsInAnswer(item, answer)
    return [problem(`items.${code}`, 'unknown-item', `指标集中没有采集项“${code}”`)]
  })
}

/** As `problemsInSheet`, for scenario levels of unknown type. */
export function problemsInScenarios(
  set: IndicatorSet,
  levels: RawAnswers,
): readonly SheetProblem[] {
  const scenarios = new Map(set.scenarios.map((scenario) => [scenario.code, scenario]))
  return Object.entries(levels).flatMap(([code, level]) => {
    const path = `scenarios.${code}`
    const scenario = scenarios.get(code)
    if (scenario === undefined) {
      return [problem(path, 'unknown-scenario', `指标集中没有场景“${code}”`)]
    }
    if (isScenarioLevel(level)) return []
    const message = `${nameScenario(scenario)}：等级应为 0 至 4 的整数（0 表示未达到一级）`
    return [problem(path, 'bad-scenario-level', message)]
  })
}

/** 0 (none) or the highest level met. */
export function isScenarioLevel(level: unknown): level is 0 | 1 | 2 | 3 | 4 {
  return typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= 4
}

/** Everything wrong with the answer to one item; `answer` may be of any type. */
export function problemsInAnswer(item: IndicatorItem, answer: unknown): readonly SheetProblem[] {
  const path = `items.${item.code}`
  if (item.type === 'single') {
    if (typeof answer !== 'string') {
      const message = `${nameItem(item)}：单选题，应填写一个选项代码`
      return [problem(path, 'wrong-shape', message)]
    }
    return unknownOptions(item, [answer])
  }
  if (!isTextArray(answer)) {
    const message = `${nameItem(item)}：多选题，应填写选项代码的列表`
    return [problem(path, 'wrong-shape', message)]
  }
  return [
    ...unknownOptions(item, answer),
    ...repeatedOptions(item, answer),
    ...exclusiveOptions(item, answer),
  ]
}

/** Of the type of an answer; whether the letters exist is for `problemsInAnswer`. */
export function isItemAnswer(value: unknown): value is ItemAnswer {
  return typeof value === 'string' || isTextArray(value)
}

function isTextArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function unknownOptions(item: IndicatorItem, chosen: readonly string[]): readonly SheetProblem[] {
  return [...new Set(chosen)]
    .filter((code) => !item.options.some((option) => option.code === code))
    .map((code) =>
      problem(`items.${item.code}`, 'unknown-option', `${nameItem(item)}：没有选项${quote(code)}`),
    )
}

function repeatedOptions(item: IndicatorItem, chosen: readonly string[]): readonly SheetProblem[] {
  const repeated = chosen.filter((code, at) => chosen.indexOf(code) !== at)
  return [...new Set(repeated)].map((code) =>
    problem(`items.${item.code}`, 'repeated-option', `${nameItem(item)}：选项 ${code} 重复选择`),
  )
}

function exclusiveOptions(item: IndicatorItem, chosen: readonly string[]): readonly SheetProblem[] {
  if (new Set(chosen).size < 2) return []
  return item.options
    .filter((option) => option.exclusive === true && chosen.includes(option.code))
    .map(({ code, label }) =>
      problem(
        `items.${item.code}`,
        'exclusive-option',
        `${nameItem(item)}：选项 ${code}${quote(label)}不能与其他选项同时选择`,
      ),
    )
}

function problem(path: string, code: SheetProblemCode, message: string): SheetProblem {
  return { path, code, message }
}
