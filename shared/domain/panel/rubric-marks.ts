import { findRubric, type Rubric, type RubricCriterion } from '../../catalog/index.ts'
import type { RecordBody } from '../record/kinds.ts'
import { scoreKey, type RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import { compareFractions, parseDecimal, roundFraction, type Fraction } from '../scoring/decimal.ts'
import { rubricScore } from '../scoring/index.ts'
import type { RubricMark, RubricMarks } from '../scoring/types.ts'
import type { Workspace } from '../task/workspace.ts'
import { withWeights } from './rubric-weights.ts'

/** A full mark, in 1/1000 of a point: anything less is a deduction. */
const FULL_MARK = 100_000

/** The rubric (验收评议表) of a task with its weights; undefined where this program does not have it. */
export function rubricOf({
  package: pkg,
  rubricWeights,
}: Pick<Workspace, 'package' | 'rubricWeights'>): Rubric | undefined {
  const template = findRubric(pkg.pinned.rubric.id)
  return template && withWeights(template, rubricWeights.weights)
}

export function criteriaOf({ aspects }: Rubric): readonly RubricCriterion[] {
  return aspects.flatMap(({ criteria }) => criteria)
}

/** What a saved mark says; undefined while there is none. */
export function markOf(body: RecordBody<'rubric-mark'>): RubricMark | undefined {
  return body.isNotApplicable ? 'not-applicable' : (body.milli ?? undefined)
}

/**
 * A typed mark as 1/1000 of a point; null for an empty text, undefined for one that is no mark.
 *
 * @example parseMark('87.5') // 87500
 */
export function parseMark(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const millionths = parseDecimal(text)
  if (millionths === null || millionths % 1000n !== 0n) return undefined
  const milli = Number(millionths / 1000n)
  return milli <= FULL_MARK ? milli : undefined
}

/** A deduction and a dropped criterion both need a written reason; a full mark needs none. */
export function needsReason(mark: RubricMark | undefined): boolean {
  return mark === 'not-applicable' || (mark !== undefined && mark < FULL_MARK)
}

/** One expert's marks by criterion. */
export function expertMarks(records: RecordIndex, rubric: Rubric, expertId: string): RubricMarks {
  return Object.fromEntries(
    criteriaOf(rubric).flatMap(({ id }) => {
      const mark = markOf(records.body('rubric-mark', scoreKey(expertId, id)))
      return mark === undefined ? [] : [[id, mark] as const]
    }),
  )
}

/** What one expert still has to fill in: a mark, or the reason of one. */
export type MissingMark = { readonly criterion: RubricCriterion; readonly what: 'mark' | 'reason' }

export function missingMarks(
  rubric: Rubric,
  records: RecordIndex,
  expertId: string,
): readonly MissingMark[] {
  return criteriaOf(rubric).flatMap((criterion): readonly MissingMark[] => {
    const body = records.body('rubric-mark', scoreKey(expertId, criterion.id))
    const mark = markOf(body)
    if (mark === undefined) return [{ criterion, what: 'mark' }]
    return needsReason(mark) && isBlank(body.reason) ? [{ criterion, what: 'reason' }] : []
  })
}

/** The panel's result: the mean of the experts' weighted marks. */
export type PanelRubric = {
  /** On the scale of 100, in 1/1000 of a point, rounded half up for showing; null without marks. */
  readonly totalMilli: number | null
  /** Judged on the exact mean; null while a mark is missing. */
  readonly meetsPassMark: boolean | null
  readonly aspects: readonly { readonly id: string; readonly milli: number | null }[]
}

/**
 * Mean of the experts by rubric and by aspect, exact until it is rounded for showing.
 *
 * Each expert's marks are weighted first, what that expert calls not applicable dropped and the rest
 * rescaled; who leaves a whole aspect out does not count in its mean.
 *
 * @example one criterion, marks 90 and 85: 87.5
 */
export function panelRubric(rubric: Rubric, sheets: readonly RubricMarks[]): PanelRubric {
  const isWhole = sheets.every((marks) => rubricScore(rubric, marks).unmarked.length === 0)
  const total = meanScore(rubric, sheets)
  const pass = { numerator: BigInt(rubric.passMilli), denominator: 1n }
  return {
    totalMilli: rounded(total),
    meetsPassMark: total && isWhole ? compareFractions(total, pass) >= 0 : null,
    aspects: rubric.aspects.map((aspect) => ({
      id: aspect.id,
      milli: rounded(meanScore({ ...rubric, aspects: [aspect] }, sheets)),
    })),
  }
}

function meanScore(rubric: Rubric, sheets: readonly RubricMarks[]): Fraction | null {
  const scores = sheets.flatMap((marks) => {
    const { exact } = rubricScore(rubric, marks)
    return exact
      ? [{ numerator: BigInt(exact.numerator), denominator: BigInt(exact.denominator) }]
      : []
  })
  if (scores.length === 0) return null
  const sum = scores.reduce((a, b) => ({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }))
  return { ...sum, denominator: sum.denominator * BigInt(scores.length) }
}

function rounded(fraction: Fraction | null): number | null {
  return fraction && Number(roundFraction(fraction, 0).numerator)
}
