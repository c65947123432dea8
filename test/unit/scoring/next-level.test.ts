import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { helpToNextLevel, scoreSheet } from '../../../shared/domain/scoring/index.ts'
import type { AnswerSheet } from '../../../shared/domain/scoring/types.ts'
import { fullItems, fullSheet, scenariosAt } from './sheets.ts'

const help = (sheet: AnswerSheet) => helpToNextLevel(miit2024, sheet, scoreSheet(miit2024, sheet))
const codesOf = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code)

describe('what is missing for the next level', () => {
  it('is nothing at the highest', () => {
    expect(help(fullSheet(4))).toEqual({ scenarios: [], items: [] })
  })

  it('names the scenarios below it, the nearest first, binding ones before the others', () => {
    const scenarios = { ...scenariosAt(3, 3, 3), S04: 2, S09: 2, S14: 1 }
    const { scenarios: named, items } = help({ items: fullItems(), scenarios })
    expect(items).toEqual([])
    expect(codesOf(named).slice(0, 3)).toEqual(['S09', 'S04', 'S14'])
    expect(codesOf(named).slice(3)).toEqual([
      'S07',
      'S08',
      'S10',
      'S11',
      'S12',
      'S13',
      'S15',
      'S16',
    ])
    expect(named[0]).toEqual({ code: 'S09', title: '安全生产', binding: true, level: 2 })
  })

  it('names only binding ones where only they are short', () => {
    // 8 scenarios at 二级 where 6 are asked for, but 2 binding ones where 3 are.
    const { scenarios } = help({ items: fullItems(), scenarios: scenariosAt(2, 2, 6) })
    expect(scenarios.every(({ binding }) => binding)).toBe(true)
    expect(scenarios).toHaveLength(8)
  })

  it('names the items with points left, those with the most first, while the score is short', () => {
    const items = { ...fullItems(), F4: ['A'], M4: 'A', R3: 'A' }
    const low = { ...items, F1: ['A'], F5: 'A', F6: ['A'], F7: ['A'] }
    const { items: named } = help({ items: low, scenarios: scenariosAt(4, 10, 6) })
    expect(codesOf(named)).toEqual(['F4', 'F5', 'F1', 'M4', 'F6', 'F7', 'R3'])
    expect(named.map(({ openMilli }) => openMilli)).toEqual([
      10_000, 10_000, 8_000, 7_500, 5_000, 5_000, 3_000,
    ])
  })
})
