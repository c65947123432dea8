import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import {
  problemsInSheet,
  scoreSheet,
  type AnswerSheet,
} from '../../../shared/domain/scoring/index.ts'
import { secondScore } from './second-scorer.ts'
import { anySheet, goodSheet } from './sheets.ts'

const sheets = fc.oneof(anySheet, goodSheet)

const joined = (sheet: AnswerSheet): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(sheet.items).map(([code, answer]) => [
      code,
      typeof answer === 'string' ? answer : answer.join(''),
    ]),
  )

describe('scoring against a second implementation', () => {
  it('gives the same points and level for 10,000 random sheets, with every level among them', () => {
    const levels = new Set<number>()
    fc.assert(
      fc.property(sheets, (sheet) => {
        const ours = scoreSheet(miit2024, sheet)
        const theirs = secondScore(joined(sheet), new Map(Object.entries(sheet.scenarios)))
        expect(ours.totalMilli).toBe(theirs.total)
        expect(new Map(Object.entries(ours.itemMilli))).toEqual(theirs.items)
        expect(ours.level).toBe(theirs.level)
        levels.add(ours.level)
      }),
      { numRuns: 10000 },
    )
    expect([...levels].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
  })

  it('finds no problem in a valid sheet', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        expect(problemsInSheet(miit2024, sheet)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('scoring is monotone', () => {
  it('never lowers points or level when a letter with points is added', () => {
    const multis = miit2024.items.filter((item) => item.type === 'multi')
    fc.assert(
      fc.property(sheets, fc.constantFrom(...multis), fc.nat(), (sheet, item, pick) => {
        const letters = item.options.filter((option) => option.exclusive !== true)
        const added = letters[pick % letters.length]?.code ?? 'B'
        const before = sheet.items[item.code] ?? []
        const kept = typeof before === 'string' ? [] : before.filter((code) => code !== 'A')
        const after = [...new Set([...kept, added])]
        const low = scoreSheet(miit2024, sheet)
        const high = scoreSheet(miit2024, {
          ...sheet,
          items: { ...sheet.items, [item.code]: after },
        })
        expect(high.totalMilli).toBeGreaterThanOrEqual(low.totalMilli)
        expect(high.level).toBeGreaterThanOrEqual(low.level)
      }),
      { numRuns: 2000 },
    )
  })

  it('never lowers the level or a count when a scenario is raised', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...miit2024.scenarios), (sheet, { code }) => {
        const raised = Math.min(4, (sheet.scenarios[code] ?? 0) + 1)
        const low = scoreSheet(miit2024, sheet)
        const high = scoreSheet(miit2024, {
          ...sheet,
          scenarios: { ...sheet.scenarios, [code]: raised },
        })
        expect(high.level).toBeGreaterThanOrEqual(low.level)
        low.scenarioCounts.forEach((count, at) => {
          expect(high.scenarioCounts[at]?.all).toBeGreaterThanOrEqual(count.all)
          expect(high.scenarioCounts[at]?.binding).toBeGreaterThanOrEqual(count.binding)
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('rates the lower of the level by score and the level by scenarios', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const { level, scoreLevel, scenarioLevel } = scoreSheet(miit2024, sheet)
        expect(level).toBe(Math.min(scoreLevel, scenarioLevel))
      }),
      { numRuns: 2000 },
    )
  })

  it('asks for something more before every level that is not reached', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const { level, nextLevel } = scoreSheet(miit2024, sheet)
        expect(nextLevel?.level ?? 5).toBe(level + 1)
        const missing =
          nextLevel === null
            ? 1
            : nextLevel.scoreShortMilli + nextLevel.scenariosShort + nextLevel.bindingShort
        expect(missing).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
