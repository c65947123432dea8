import type { Rubric, RubricAspect, RubricCriterion } from '../../catalog/types.ts'
import { divideHalfUp } from './points.ts'
import type {
  AspectScore,
  RubricMark,
  RubricMarks,
  RubricProblem,
  RubricProblemCode,
  RubricResult,
} from './types.ts'

const highestMarkMilli = 100000

/**
 * Everything wrong with an edited rubric: repeated ids, weights that are not whole percents, sums.
 *
 * Source of the four aspects: 实施细则 第三章（五）; it gives no weights, so they are template data.
 */
export function problemsInRubric(rubric: Rubric): readonly RubricProblem[] {
  const ids = criteriaOf(rubric).map(({ id }) => id)
  const repeated = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
  return [
    ...repeated.map((id) => problem(`criteria.${id}`, 'repeated-id', `评价要点“${id}”重复`)),
    ...rubric.aspects.flatMap(problemsInAspect),
    ...problemsInSum(rubric),
  ]
}

function problemsInAspect(aspect: RubricAspect): readonly RubricProblem[] {
  const path = `aspects.${aspect.id}`
  const badWeights = [aspect, ...aspect.criteria].filter(
    ({ weight }) => !Number.isSafeInteger(weight) || weight < 0 || weight > 100,
  )
  if (badWeights.length > 0) {
    return [problem(path, 'bad-weight', `“${aspect.name}”的权重应为 0 至 100 的整数`)]
  }
  if (sumOf(aspect.criteria) === aspect.weight) return []
  const message = `“${aspect.name}”各评价要点权重之和为 ${sumOf(aspect.criteria)}，应等于 ${aspect.weight}`
  return [problem(path, 'wrong-sum', message)]
}

function problemsInSum({ aspects }: Rubric): readonly RubricProblem[] {
  if (sumOf(aspects) === 100) return []
  return [problem('aspects', 'wrong-sum', `各方面权重之和为 ${sumOf(aspects)}，应等于 100`)]
}

/** Marks for criteria that do not exist and marks outside 0 to 100000 (1/1000 point). */
export function problemsInMarks(rubric: Rubric, marks: RubricMarks): readonly RubricProblem[] {
  const criteria = new Map(criteriaOf(rubric).map((criterion) => [criterion.id, criterion]))
  return Object.entries(marks).flatMap(([id, mark]) => {
    const criterion = criteria.get(id)
    const path = `marks.${id}`
    if (criterion === undefined) {
      return [problem(path, 'unknown-criterion', `评价表中没有评价要点“${id}”`)]
    }
    if (mark === 'not-applicable' || isMark(mark)) return []
    const message = `评价要点“${criterion.title}”：评分应在 0 至 100 之间，最多三位小数`
    return [problem(path, 'bad-mark', message)]
  })
}

/**
 * Weighted mean of the marks on the scale of 100, in 1/1000 of a point.
 *
 * Not-applicable criteria are dropped and the rest rescaled: sum of weight x mark over sum of the
 * weights that count. Unmarked criteria (and marks that `problemsInMarks` refuses) are left out as
 * well and listed in `unmarked`; the pass mark is judged on the exact value only when none is
 * left. Rounding is half up and for showing. Expects a rubric without `problemsInRubric`.
 *
 * @example weights 10 and 15, marks 80 and 90: (800 + 1350) / 25 = 86
 */
export function rubricScore(rubric: Rubric, marks: RubricMarks): RubricResult {
  const criteria = criteriaOf(rubric)
  const markOf = (criterion: RubricCriterion): RubricMark | undefined => {
    const mark = Object.hasOwn(marks, criterion.id) ? marks[criterion.id] : undefined
    return mark === 'not-applicable' || isMark(mark) ? mark : undefined
  }
  const unmarked = criteria.filter((criterion) => markOf(criterion) === undefined)
  const exact = weightedSum(criteria, markOf)
  const counts = exact.denominator > 0
  return {
    totalMilli: roundedMean(exact),
    exact: counts ? exact : null,
    meetsPassMark:
      counts && unmarked.length === 0
        ? exact.numerator >= rubric.passMilli * exact.denominator
        : null,
    aspects: rubric.aspects.map((aspect): AspectScore => {
      const sum = weightedSum(aspect.criteria, markOf)
      return { id: aspect.id, milli: roundedMean(sum), countedWeight: sum.denominator }
    }),
    unmarked: unmarked.map(({ id }) => id),
    notApplicable: criteria
      .filter((criterion) => markOf(criterion) === 'not-applicable')
      .map(({ id }) => id),
  }
}

interface WeightedSum {
  readonly numerator: number
  readonly denominator: number
}

/** Stays far below 2^53: at most 100 x 100000 per criterion. */
function weightedSum(
  criteria: readonly RubricCriterion[],
  markOf: (criterion: RubricCriterion) => RubricMark | undefined,
): WeightedSum {
  return criteria.reduce<WeightedSum>(
    (sum, criterion) => {
      const mark = markOf(criterion)
      if (typeof mark !== 'number') return sum
      return {
        numerator: sum.numerator + criterion.weight * mark,
        denominator: sum.denominator + criterion.weight,
      }
    },
    { numerator: 0, denominator: 0 },
  )
}

function roundedMean({ numerator, denominator }: WeightedSum): number | null {
  if (denominator === 0) return null
  return Number(divideHalfUp(BigInt(numerator), BigInt(denominator)))
}

function isMark(mark: RubricMark | undefined): mark is number {
  return Number.isSafeInteger(mark) && Number(mark) >= 0 && Number(mark) <= highestMarkMilli
}

function criteriaOf(rubric: Rubric): readonly RubricCriterion[] {
  return rubric.aspects.flatMap((aspect) => aspect.criteria)
}

function sumOf(parts: readonly { readonly weight: number }[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0)
}

function problem(path: string, code: RubricProblemCode, message: string): RubricProblem {
  return { path, code, message }
}
