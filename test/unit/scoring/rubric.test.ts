import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubric2024 } from '../../../shared/catalog/rubric-2024.ts'
import type { Rubric } from '../../../shared/catalog/index.ts'
import {
  problemsInMarks,
  problemsInRubric,
  rubricScore,
  type RubricMark,
} from '../../../shared/domain/scoring/index.ts'

const ids = rubric2024.aspects.flatMap((aspect) => aspect.criteria.map(({ id }) => id))
const all = (mark: RubricMark): Record<string, RubricMark> =>
  Object.fromEntries(ids.map((id) => [id, mark]))

/** Two aspects, weights 60 (20 + 40) and 40 (40). */
const small: Rubric = {
  ...rubric2024,
  aspects: [
    {
      id: 'a',
      name: '甲',
      weight: 60,
      criteria: [
        { id: 'a1', title: '甲一', guidance: '', weight: 20 },
        { id: 'a2', title: '甲二', guidance: '', weight: 40 },
      ],
    },
    {
      id: 'b',
      name: '乙',
      weight: 40,
      criteria: [{ id: 'b1', title: '乙一', guidance: '', weight: 40 }],
    },
  ],
}

describe('rubricScore', () => {
  it('is the weighted mean of the marks', () => {
    const result = rubricScore(small, { a1: 90000, a2: 75000, b1: 60000 })
    expect(result.totalMilli).toBe(72000)
    expect(result.aspects).toEqual([
      { id: 'a', milli: 80000, countedWeight: 60 },
      { id: 'b', milli: 60000, countedWeight: 40 },
    ])
  })

  it('drops what is not applicable and rescales the rest', () => {
    const result = rubricScore(small, { a1: 90000, a2: 'not-applicable', b1: 60000 })
    expect(result.totalMilli).toBe(70000)
    expect(result.aspects[0]).toEqual({ id: 'a', milli: 90000, countedWeight: 20 })
    expect(result.notApplicable).toEqual(['a2'])
    expect(result.meetsPassMark).toBe(true)
  })

  it('rounds half up to a thousandth for showing and keeps the exact fraction', () => {
    const result = rubricScore(small, { a1: 1, a2: 0, b1: 'not-applicable' })
    expect(result.exact).toEqual({ numerator: 20, denominator: 60 })
    expect(result.totalMilli).toBe(0)
    expect(rubricScore(small, { a1: 0, a2: 1, b1: 'not-applicable' }).totalMilli).toBe(1)
  })

  it('judges the pass mark before rounding', () => {
    const marks = { a1: 59999, a2: 60000, b1: 60000 }
    const result = rubricScore(small, marks)
    expect(result.totalMilli).toBe(60000)
    expect(result.meetsPassMark).toBe(false)
    expect(rubricScore(small, { ...marks, a1: 60000 }).meetsPassMark).toBe(true)
  })

  it('leaves the pass mark open while a criterion is unmarked', () => {
    const result = rubricScore(small, { a1: 100000, a2: 100000 })
    expect(result.unmarked).toEqual(['b1'])
    expect(result.meetsPassMark).toBeNull()
    expect(result.totalMilli).toBe(100000)
    expect(result.aspects[1]?.milli).toBeNull()
  })

  it('has no score when nothing applies', () => {
    const result = rubricScore(rubric2024, all('not-applicable'))
    expect(result).toMatchObject({ totalMilli: null, exact: null, meetsPassMark: null })
    expect(result.unmarked).toEqual([])
  })

  it('gives the mark itself when all marks are equal, whatever is dropped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100000 }),
        fc.subarray(ids, { maxLength: ids.length - 1 }),
        (mark, dropped) => {
          const marks = { ...all(mark) }
          for (const id of dropped) marks[id] = 'not-applicable'
          expect(rubricScore(rubric2024, marks).totalMilli).toBe(mark)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('problemsInMarks', () => {
  it('refuses unknown criteria and marks outside 0 to 100', () => {
    expect(problemsInMarks(small, { a1: 0, a2: 100000, b1: 'not-applicable' })).toEqual([])
    const marks = { a1: 100001, a2: -1, b1: 0.5, c1: 1 }
    expect(problemsInMarks(small, marks).map(({ path, code }) => [path, code])).toEqual([
      ['marks.a1', 'bad-mark'],
      ['marks.a2', 'bad-mark'],
      ['marks.b1', 'bad-mark'],
      ['marks.c1', 'unknown-criterion'],
    ])
    expect(rubricScore(small, marks).unmarked).toEqual(['a1', 'a2', 'b1'])
  })
})

describe('problemsInRubric', () => {
  const withWeights = (a: number, a1: number): Rubric => ({
    ...small,
    aspects: small.aspects.map((aspect) =>
      aspect.id === 'a'
        ? {
            ...aspect,
            weight: a,
            criteria: aspect.criteria.map((c) => (c.id === 'a1' ? { ...c, weight: a1 } : c)),
          }
        : aspect,
    ),
  })

  it('accepts the template and the small one', () => {
    expect(problemsInRubric(rubric2024)).toEqual([])
    expect(problemsInRubric(small)).toEqual([])
  })

  it('refuses sums that are off', () => {
    expect(problemsInRubric(withWeights(60, 10))).toMatchObject([
      { path: 'aspects.a', code: 'wrong-sum' },
    ])
    expect(problemsInRubric(withWeights(50, 10))).toMatchObject([
      { path: 'aspects', code: 'wrong-sum', message: '各方面权重之和为 90，应等于 100' },
    ])
  })

  it('refuses weights that are not whole percents and repeated ids', () => {
    expect(problemsInRubric(withWeights(60.5, 20.5))).toMatchObject([
      { code: 'bad-weight' },
      { code: 'wrong-sum' },
    ])
    const twice = { ...small, aspects: [...small.aspects, ...small.aspects] }
    expect(problemsInRubric(twice).filter(({ code }) => code === 'repeated-id')).toHaveLength(3)
  })
})
