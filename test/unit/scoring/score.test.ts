import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import {
  formatPoints,
  pointsFormat,
  scoreSheet,
  type AnswerSheet,
} from '../../../shared/domain/scoring/index.ts'
import { fullSheet } from './sheets.ts'

const none: AnswerSheet = { items: {}, scenarios: {} }
const pointsOf = (items: AnswerSheet['items']) =>
  scoreSheet(miit2024, { items, scenarios: {} }).itemMilli

describe('scoreSheet', () => {
  it('gives 0 points, no level and every code unanswered for an empty sheet', () => {
    const result = scoreSheet(miit2024, none)
    expect(result.totalMilli).toBe(0)
    expect(result.level).toBe(0)
    expect(result.unanswered).toEqual(miit2024.items.map(({ code }) => code))
    expect(result.unansweredScenarios).toHaveLength(16)
    expect(Object.values(result.itemMilli)).toEqual(Array.from({ length: 15 }, () => 0))
  })

  it('gives exactly 50, 30 and 20 points and 四级 for a full sheet', () => {
    const result = scoreSheet(miit2024, fullSheet())
    expect(result.dimensionMilli).toEqual({ foundation: 50000, management: 30000, results: 20000 })
    expect(result.totalMilli).toBe(100000)
    expect(result.level).toBe(4)
    expect(result.nextLevel).toBeNull()
    expect(result.unanswered).toEqual([])
  })

  it('adds the options of a multiple choice exactly', () => {
    expect(pointsOf({ F4: ['B', 'C', 'D'] })['F4']).toBe(2100)
    expect(pointsOf({ F4: ['O', 'B'] })['F4']).toBe(1600)
    expect(pointsOf({ M2: ['B', 'C', 'D'] })['M2']).toBe(5625)
    expect(pointsOf({ F6: ['E'], F7: ['B', 'D'] })).toMatchObject({ F6: 1250, F7: 2500 })
  })

  it('takes the points of the one option of a single choice', () => {
    expect(pointsOf({ F2: 'B', F5: 'D', M1: 'F', M4: 'D', R1: 'B', R3: 'B' })).toMatchObject({
      F2: 1500,
      F5: 7500,
      M1: 7500,
      M4: 5625,
      R1: 3500,
      R3: 1500,
    })
  })

  it('does not depend on the order of the letters', () => {
    expect(pointsOf({ M3: ['F', 'B', 'D'] })).toEqual(pointsOf({ M3: ['B', 'D', 'F'] }))
  })

  it('takes 无 as an answer of 0 points and an empty list as no answer', () => {
    const result = scoreSheet(miit2024, { items: { F1: ['A'], F4: [] }, scenarios: {} })
    expect(result.totalMilli).toBe(0)
    expect(result.unanswered).not.toContain('F1')
    expect(result.unanswered).toContain('F4')
  })

  it('gives no points to a refused answer', () => {
    expect(pointsOf({ F1: ['A', 'B'] })['F1']).toBe(0)
    expect(pointsOf({ F1: ['B', 'B'] })['F1']).toBe(0)
    expect(pointsOf({ F1: 'B' })['F1']).toBe(0)
    expect(pointsOf({ F2: ['E'] })['F2']).toBe(0)
    expect(pointsOf({ F2: 'Z' })['F2']).toBe(0)
    expect(pointsOf({ X1: 'B' })['X1']).toBeUndefined()
  })

  it('counts scenarios at or above each level and the binding ones among them', () => {
    const scenarios = { S01: 4, S02: 3, S03: 2, S04: 1, S06: 0, S07: 2 }
    expect(scoreSheet(miit2024, { items: {}, scenarios }).scenarioCounts).toEqual([
      { level: 1, all: 5, binding: 3 },
      { level: 2, all: 4, binding: 3 },
      { level: 3, all: 2, binding: 1 },
      { level: 4, all: 1, binding: 1 },
    ])
  })

  it('does not count a refused scenario level', () => {
    const scenarios = { S01: 5, S03: 2.5, S06: -1, S07: Number.NaN, S99: 4 }
    const { scenarioCounts } = scoreSheet(miit2024, { items: {}, scenarios })
    expect(scenarioCounts.map(({ all }) => all)).toEqual([0, 0, 0, 0])
  })

  it('takes names of the object prototype for nothing', () => {
    const items: AnswerSheet['items'] = { constructor: 'A', toString: ['B'] }
    expect(scoreSheet(miit2024, { items, scenarios: {} }).totalMilli).toBe(0)
  })
})

describe('formatPoints', () => {
  it.each([
    [0, '0'],
    [1, '0.001'],
    [700, '0.7'],
    [1875, '1.875'],
    [41500, '41.5'],
    [100000, '100'],
    [39999, '39.999'],
    [-1250, '-1.25'],
  ])('writes %i thousandths as %s', (milli, text) => {
    expect(formatPoints(milli)).toBe(text)
  })
})

describe('the figures of a table', () => {
  it.each([
    [
      [20000, 14625, 0],
      ['20.000', '14.625', '0.000'],
    ],
    [
      [20000, 14500],
      ['20.0', '14.5'],
    ],
    [
      [20000, 3000],
      ['20', '3'],
    ],
    [[], []],
  ])('%j are written with one number of decimals', (figures, texts) => {
    expect(figures.map(pointsFormat(figures))).toEqual(texts)
  })
})
