import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import type { IndicatorSet } from '../../../shared/catalog/index.ts'
import {
  explainBandDifference,
  explainNextLevel,
  levelByScoreBand,
  scoreSheet,
  type ScoreResult,
} from '../../../shared/domain/scoring/index.ts'
import { fullItems, scenariosAt } from './sheets.ts'

/** One item worth anything from 0 to 100 points, so that a total can be set to the thousandth. */
function setWorth(totalMilli: number): IndicatorSet {
  const [item] = miit2024.items
  if (item === undefined) throw new Error('no item')
  const options = [{ code: 'A', label: '得分', milli: totalMilli }]
  return { ...miit2024, items: [{ ...item, type: 'single', maxMilli: totalMilli, options }] }
}

function rate(totalMilli: number, scenarios: Record<string, number>): ScoreResult {
  return scoreSheet(setWorth(totalMilli), { items: { F1: 'A' }, scenarios })
}

describe('the level rule', () => {
  it.each([
    [19999, 0],
    [20000, 1],
    [39999, 1],
    [40000, 2],
    [59999, 2],
    [60000, 3],
    [79999, 3],
    [80000, 4],
    [100000, 4],
  ])('rates %i thousandths with all scenarios at 四级 as level %i', (milli, level) => {
    expect(rate(milli, scenariosAt(4, 10, 6)).level).toBe(level)
    expect(levelByScoreBand(milli)).toBe(level)
  })

  it.each([
    [1, 3, 3, 1],
    [1, 3, 2, 0],
    [1, 2, 4, 0],
    [1, 6, 0, 1],
    [2, 3, 3, 2],
    [2, 3, 2, 0],
    [2, 2, 6, 0],
    [3, 5, 3, 3],
    [3, 5, 2, 2],
    [3, 4, 6, 2],
    [4, 6, 4, 4],
    [4, 6, 3, 3],
    [4, 5, 6, 3],
    [4, 10, 0, 4],
  ])(
    'rates 100 points with, at level %i, %i binding and %i other scenarios as level %i',
    (at, binding, guiding, level) => {
      const result = rate(100000, scenariosAt(at, binding, guiding))
      expect(result.level).toBe(level)
      expect(result.scenarioLevel).toBe(level)
      expect(result.scoreLevel).toBe(4)
    },
  )

  it('has no veto: a binding scenario at 0 does not stop a level that the counts reach', () => {
    expect(rate(80000, { ...scenariosAt(4, 9, 6), S13: 0 }).level).toBe(4)
  })

  it('takes the rules in any order', () => {
    const set = { ...miit2024, levelRules: miit2024.levelRules.toReversed() }
    const sheet = { items: fullItems(), scenarios: scenariosAt(3, 10, 6) }
    expect(scoreSheet(set, sheet)).toEqual(scoreSheet(miit2024, sheet))
  })
})

describe('explainNextLevel', () => {
  it('names the missing points and scenarios', () => {
    const result = rate(56500, scenariosAt(3, 4, 2))
    expect(result.level).toBe(2)
    expect(result.nextLevel).toEqual({
      level: 3,
      scoreShortMilli: 3500,
      scenariosShort: 2,
      bindingShort: 1,
    })
    expect(explainNextLevel(result)).toBe('距三级还差：基础分 3.5；场景 2 个（其中约束性 1 个）')
  })

  it('names only what is missing', () => {
    expect(explainNextLevel(rate(39999, scenariosAt(2, 6)))).toBe('距二级还差：基础分 0.001')
    expect(explainNextLevel(rate(40000, scenariosAt(2, 3, 2)))).toBe('距一级还差：场景 1 个')
    expect(explainNextLevel(rate(40000, scenariosAt(1, 2, 4)))).toBe('距一级还差：约束性场景 1 个')
  })

  it('counts a binding scenario once where it is missing from both counts', () => {
    expect(explainNextLevel(rate(80000, scenariosAt(3, 3, 4)))).toBe('距三级还差：约束性场景 2 个')
  })

  it('says that the highest level is reached', () => {
    expect(explainNextLevel(rate(80000, scenariosAt(4, 10)))).toBe('已达最高等级（四级）')
  })
})

describe('explainBandDifference', () => {
  it('is silent where the printed bands and the set agree', () => {
    expect(explainBandDifference(rate(62500, scenariosAt(3, 6)))).toBeNull()
    expect(explainBandDifference(rate(0, {}))).toBeNull()
  })

  it('says why the set rates lower than the bands of 附件4', () => {
    expect(explainBandDifference(rate(62500, { ...scenariosAt(2, 6), S01: 3 }))).toBe(
      '按验收申请表（附件4）分数段，基础分 62.5 对应三级；但达到三级的场景 1 个（其中约束性 1 个），评测指标要求不少于 8 个（其中约束性 5 个），按评测指标评定为二级，以评测指标为准。',
    )
  })

  it('says so where a later set draws its score lines elsewhere', () => {
    const set = setWorth(62500)
    const levelRules = set.levelRules.map((rule) =>
      rule.level === 3 ? { ...rule, minScoreMilli: 65000 } : rule,
    )
    const sheet = { items: { F1: 'A' }, scenarios: scenariosAt(3, 10) }
    expect(explainBandDifference(scoreSheet({ ...set, levelRules }, sheet))).toContain(
      '两者的分数线不同',
    )
  })
})
