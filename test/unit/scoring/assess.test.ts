import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { assess, scoreSheet, type AssessAnswer } from '../../../shared/domain/scoring/index.ts'
import { anySheet, fullSheet } from './sheets.ts'

const file = (parts: object): unknown => ({
  indicatorSet: 'miit-2024',
  items: {},
  scenarios: {},
  ...parts,
})
const paths = (answer: AssessAnswer): readonly (readonly [string, string])[] =>
  answer.ok ? [] : answer.problems.map(({ path, code }) => [path, code] as const)

describe('assess', () => {
  it('reports plain numbers equal to the exact decimals', () => {
    const items = { F1: ['B', 'C'], F4: ['B', 'C', 'D'], M2: ['B'], R1: 'B' }
    const answer = assess(file({ items, scenarios: { S01: 2, S02: 1 } }))
    expect(answer).toMatchObject({
      ok: true,
      report: {
        points: { F1: 4, F2: 0, F4: 2.1, M2: 1.875, R1: 3.5, R4: 0 },
        dimensions: { foundation: 6.1, management: 1.875, results: 3.5 },
        total: 11.475,
        scenarioCounts: [
          { level: 1, all: 2, binding: 1 },
          { level: 2, all: 1, binding: 1 },
          { level: 3, all: 0, binding: 0 },
          { level: 4, all: 0, binding: 0 },
        ],
        level: 0,
      },
    })
  })

  it('has a line for all 15 items and nothing else in the report', () => {
    const answer = assess(file(fullSheet()))
    expect(answer.ok && Object.keys(answer.report.points)).toHaveLength(15)
    expect(answer.ok && Object.keys(answer.report).toSorted()).toEqual([
      'dimensions',
      'level',
      'points',
      'scenarioCounts',
      'total',
    ])
    expect(answer).toMatchObject({ report: { total: 100, level: 4 } })
  })

  it('reads back through JSON what scoreSheet gives', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const read: unknown = JSON.parse(JSON.stringify(file(sheet)))
        const answer = assess(read)
        const scored = scoreSheet(miit2024, sheet)
        expect(answer.ok && Math.round(answer.report.total * 1000)).toBe(scored.totalMilli)
        expect(answer.ok && String(answer.report.total)).toBe(String(scored.totalMilli / 1000))
        expect(answer.ok && answer.report.level).toBe(scored.level)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([[null], ['text'], [3], [[]], [undefined]])('refuses %j as a file', (input) => {
    expect(paths(assess(input))).toEqual([['', 'not-an-object']])
  })

  it('refuses unknown top-level keys by name', () => {
    const answer = assess(file({ item: {}, version: 1 }))
    expect(paths(answer)).toEqual([
      ['item', 'unknown-key'],
      ['version', 'unknown-key'],
    ])
    expect(answer.ok || answer.problems[0]?.message).toContain('item')
  })

  it('refuses missing keys by name', () => {
    expect(paths(assess({}))).toEqual([
      ['indicatorSet', 'missing-key'],
      ['items', 'missing-key'],
      ['scenarios', 'missing-key'],
    ])
  })

  it('refuses an unknown indicator set and names the known one', () => {
    const answer = assess(file({ indicatorSet: 'miit-2022' }))
    expect(paths(answer)).toEqual([['indicatorSet', 'unknown-indicator-set']])
    expect(answer.ok || answer.problems[0]?.message).toContain('miit-2024')
  })

  it.each([
    ['indicatorSet', 2024],
    ['indicatorSet', null],
    ['items', []],
    ['items', null],
    ['items', 'F1'],
    ['scenarios', []],
    ['scenarios', 3],
  ])('refuses %s of a wrong type', (key, value) => {
    expect(paths(assess(file({ [key]: value })))).toEqual([[key, 'wrong-shape']])
  })

  it('refuses answers of a wrong type, naming their keys', () => {
    const items = { F1: 'B', F2: ['B'], F3: null, F4: [1], F5: 3, F6: { B: true } }
    expect(paths(assess(file({ items })))).toEqual([
      ['items.F1', 'wrong-shape'],
      ['items.F2', 'wrong-shape'],
      ['items.F3', 'wrong-shape'],
      ['items.F4', 'wrong-shape'],
      ['items.F5', 'wrong-shape'],
      ['items.F6', 'wrong-shape'],
    ])
    const scenarios = { S01: '2', S02: null, S03: true, S04: [2] }
    expect(paths(assess(file({ scenarios }))).map(([, code]) => code)).toEqual(
      Array.from({ length: 4 }, () => 'bad-scenario-level'),
    )
  })

  it('refuses what problemsInSheet refuses', () => {
    const answer = assess(file({ items: { F1: ['A', 'B'], Z9: 'A' }, scenarios: { S01: 5 } }))
    expect(paths(answer)).toEqual([
      ['items.F1', 'exclusive-option'],
      ['items.Z9', 'unknown-item'],
      ['scenarios.S01', 'bad-scenario-level'],
    ])
  })

  it('is not fooled by keys that reach for the prototype', () => {
    const input: unknown = JSON.parse(
      '{"indicatorSet":"miit-2024","items":{"__proto__":"A","constructor":"A"},"scenarios":{}}',
    )
    expect(paths(assess(input))).toEqual([
      ['items.__proto__', 'unknown-item'],
      ['items.constructor', 'unknown-item'],
    ])
  })

  it('answers for any JSON value without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (whole, items, scenarios) => {
        expect(typeof assess(whole).ok).toBe('boolean')
        expect(typeof assess(file({ items, scenarios })).ok).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
  })
})
