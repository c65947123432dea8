import { findRubric, type Rubric } from '../../catalog/index.ts'
import type { Problem } from '../../errors.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import type { RecordBody, StoredRecord } from '../record/kinds.ts'

/** Key of a task's one `rubric-weights` record. */
export const WEIGHTS_KEY = 'rubric'

/** Whole percent of the whole rubric by criterion; an aspect weighs what its criteria weigh together. */
export type RubricWeights = Readonly<Record<string, number>>

/** What the institution has set, for the one rubric that it was set for. */
export type InstitutionWeights = {
  readonly rubric: string
  readonly version: string
  readonly weights: RubricWeights
}

/** Who gave the weights that a task is judged by. */
export type WeightsSource = NonNullable<RecordBody<'rubric-weights'>['source']>

/** The weights that count in a task; pinned from the start of its work on. */
export type TaskWeights = {
  readonly source: WeightsSource
  readonly weights: RubricWeights
  readonly isPinned: boolean
}

export function weightsOf({ aspects }: Rubric): RubricWeights {
  return Object.fromEntries(
    aspects.flatMap(({ criteria }) => criteria.map(({ id, weight }) => [id, weight] as const)),
  )
}

/** A rubric with other weights; what they leave out weighs what it did. */
export function withWeights(rubric: Rubric, weights: RubricWeights): Rubric {
  return {
    ...rubric,
    aspects: rubric.aspects.map((aspect) => {
      const criteria = aspect.criteria.map((one) => ({
        ...one,
        weight: weights[one.id] ?? one.weight,
      }))
      return { ...aspect, criteria, weight: sum(criteria.map(({ weight }) => weight)) }
    }),
  }
}

/**
 * What is wrong with weights for this rubric, as Chinese sentences: every criterion has one, from 1 to
 * 100 in whole percent, and together they are 100.
 *
 * None is 0: 第三章（五） names all four aspects, so each of them counts.
 */
export function problemsInWeights(rubric: Rubric, weights: RubricWeights): readonly Problem[] {
  const criteria = rubric.aspects.flatMap((aspect) => aspect.criteria)
  const unknown = Object.keys(weights).filter((id) => !criteria.some((one) => one.id === id))
  const single = [
    ...unknown.map((id) => ({ field: id, message: `评议表中没有评价要点“${id}”` })),
    ...criteria.flatMap(({ id, title }) =>
      isWeight(weights[id])
        ? []
        : [{ field: id, message: `“${title}”的权重应为 1 至 100 的整数（%）` }],
    ),
  ]
  if (single.length > 0) return single
  const total = sum(Object.values(weights))
  const less = total < 100 ? `还差 ${100 - total}%` : `多出 ${total - 100}%`
  return total === 100
    ? []
    : [{ field: 'total', message: `各评价要点的权重合计为 ${total}%，${less}，应等于 100%` }]
}

/**
 * The weights that a task is judged by: what was pinned when its work began; before that what would
 * be pinned now. A task package's own weights come before the institution's, these before the template.
 */
export function taskWeights(
  { pinned }: Pick<TaskPackage, 'pinned'>,
  records: readonly StoredRecord[],
  institution: InstitutionWeights | null,
): TaskWeights {
  const stored = records.find(({ kind }) => kind === 'rubric-weights')
  const body = (stored?.body ?? {}) as RecordBody<'rubric-weights'>
  if (body.source && body.weights) {
    return { source: body.source, weights: body.weights, isPinned: true }
  }
  const { id, version, weights } = pinned.rubric
  if (weights) return { source: 'package', weights, isPinned: false }
  if (institution?.rubric === id && institution.version === version) {
    return { source: 'institution', weights: institution.weights, isPinned: false }
  }
  const template = findRubric(id)
  return { source: 'template', weights: template ? weightsOf(template) : {}, isPinned: false }
}

/** The work on a task begins when its panel opens, or with the first mark of the rubric. */
export function startsRubric({ kind, body }: Pick<StoredRecord, 'kind' | 'body'>): boolean {
  return (
    kind === 'rubric-mark' || (kind === 'panel' && 'openedAt' in body && body.openedAt !== null)
  )
}

function isWeight(weight: number | undefined): boolean {
  return Number.isSafeInteger(weight) && Number(weight) >= 1 && Number(weight) <= 100
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0)
}
