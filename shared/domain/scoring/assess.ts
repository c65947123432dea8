import { findIndicatorSet, indicatorSets } from '../../catalog/index.ts'
import type { IndicatorSet } from '../../catalog/types.ts'
import {
  isItemAnswer,
  isScenarioLevel,
  problemsInItems,
  problemsInScenarios,
  type RawAnswers,
} from './problems.ts'
import { scoreSheet } from './score.ts'
import type {
  AnswerSheet,
  AssessAnswer,
  AssessProblem,
  AssessReport,
  ItemAnswer,
  ScoreResult,
} from './types.ts'

type ObjectKey = 'items' | 'scenarios'
const keys = ['indicatorSet', 'items', 'scenarios']

/**
 * Scores the parsed JSON of an assess file.
 *
 * File: `{ "indicatorSet": "miit-2024", "items": { "F1": ["B"], "F2": "C" }, "scenarios": { "S01": 2 } }`.
 * All three keys are needed; a missing item is unanswered and counts 0, a missing scenario counts
 * as level 0. Answers with the problems, each naming its key, instead of throwing. Points in the
 * report are plain numbers equal to the exact decimals (`milli / 1000`).
 */
export function assess(input: unknown): AssessAnswer {
  if (!isObject(input)) {
    const message = '文件内容应为 JSON 对象，含 indicatorSet、items、scenarios'
    return { ok: false, problems: [{ path: '', code: 'not-an-object', message }] }
  }
  const set =
    typeof input['indicatorSet'] === 'string' ? findIndicatorSet(input['indicatorSet']) : undefined
  const items = input['items']
  const scenarios = input['scenarios']
  const problems: readonly AssessProblem[] = [
    ...problemsInKeys(input),
    ...problemsInSetId(input),
    ...problemsInObject(input, 'items'),
    ...problemsInObject(input, 'scenarios'),
    ...(set !== undefined && isObject(items) ? problemsInItems(set, items) : []),
    ...(set !== undefined && isObject(scenarios) ? problemsInScenarios(set, scenarios) : []),
  ]
  if (problems.length > 0 || set === undefined || !isObject(items) || !isObject(scenarios)) {
    return { ok: false, problems }
  }
  return { ok: true, report: reportOf(set, scoreSheet(set, sheetOf(items, scenarios))) }
}

function problemsInKeys(input: RawAnswers): readonly AssessProblem[] {
  return Object.keys(input)
    .filter((key) => !keys.includes(key))
    .map((key) => ({
      path: key,
      code: 'unknown-key',
      message: `不认识的字段“${key}”，只能有 indicatorSet、items、scenarios`,
    }))
}

function problemsInSetId(input: RawAnswers): readonly AssessProblem[] {
  const path = 'indicatorSet'
  if (!Object.hasOwn(input, path)) {
    return [{ path, code: 'missing-key', message: '缺少字段 indicatorSet' }]
  }
  const id = input[path]
  if (typeof id !== 'string') {
    return [{ path, code: 'wrong-shape', message: '字段 indicatorSet 应为文字' }]
  }
  if (findIndicatorSet(id) !== undefined) return []
  const known = indicatorSets.map((set) => set.id).join('、')
  const message = `字段 indicatorSet：没有指标集“${id}”，可用：${known}`
  return [{ path, code: 'unknown-indicator-set', message }]
}

function problemsInObject(input: RawAnswers, key: ObjectKey): readonly AssessProblem[] {
  if (!Object.hasOwn(input, key)) {
    return [{ path: key, code: 'missing-key', message: `缺少字段 ${key}` }]
  }
  if (isObject(input[key])) return []
  return [{ path: key, code: 'wrong-shape', message: `字段 ${key} 应为对象` }]
}

/** Only after the problems are known to be none: nothing is left out here then. */
function sheetOf(items: RawAnswers, scenarios: RawAnswers): AnswerSheet {
  return {
    items: Object.fromEntries(
      Object.entries(items).filter((entry): entry is [string, ItemAnswer] =>
        isItemAnswer(entry[1]),
      ),
    ),
    scenarios: Object.fromEntries(
      Object.entries(scenarios).filter((entry): entry is [string, number] =>
        isScenarioLevel(entry[1]),
      ),
    ),
  }
}

function reportOf(set: IndicatorSet, result: ScoreResult): AssessReport {
  const { foundation, management, results } = result.dimensionMilli
  return {
    points: Object.fromEntries(
      set.items.map(({ code }) => [code, (result.itemMilli[code] ?? 0) / 1000]),
    ),
    dimensions: {
      foundation: foundation / 1000,
      management: management / 1000,
      results: results / 1000,
    },
    total: result.totalMilli / 1000,
    scenarioCounts: result.scenarioCounts,
    level: result.level,
  }
}

function isObject(value: unknown): value is RawAnswers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
