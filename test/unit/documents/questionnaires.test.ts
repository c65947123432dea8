import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionnaire2024 } from '../../../shared/catalog/questionnaire-2024.ts'
import { questionnairesDocument } from '../../../shared/domain/documents/questionnaires/questionnaires.ts'
import { roleGroups } from '../../../shared/domain/documents/questionnaires/role-groups.ts'
import type { Answers } from '../../../shared/domain/questionnaire/answers.ts'
import { aCompleteWorkspace, type RecordChanges } from '../domain/complete-workspace.ts'
import { aSource, wordsOf } from './a-source.ts'

function documentOf(filled: readonly Answers[]) {
  const changes: RecordChanges = Object.fromEntries(
    filled.map((answers, place) => [
      `questionnaire q${place + 1}`,
      { department: '生产部', filledAt: '2026-11-23T01:00:00Z', answers },
    ]),
  )
  return questionnairesDocument(aSource(aCompleteWorkspace(changes)))
}

describe('the statistics of questionnaires', () => {
  it('count everyone who answered once in a single choice, and name open answers', () => {
    const roles = ['A', 'A', 'A', 'C', 'C', 'C', 'C']
    const open = questionnaire2024.questions.find(({ kind }) => kind === 'text')?.code ?? ''
    const document = documentOf(
      roles.map((role, place) => ({
        Q01: role,
        Q02: place === 0 ? 'E' : 'A',
        Q03: ['A', 'B'],
        [open]: `意见${place}`,
      })),
    )
    const bars = document.blocks.flatMap((block) => (block.kind === 'bars' ? [block.bars] : []))
    const [byRole = [], byUse = [], bySystem = []] = bars
    for (const single of [byRole, byUse]) {
      expect(single.reduce((sum, { value }) => sum + value, 0)).toBe(roles.length)
    }
    expect(byUse.map(({ text }) => text).filter((text) => !text.startsWith('0'))).toEqual([
      '6 人　85.7%',
      '1 人　14.3%',
    ])
    expect(bySystem.slice(0, 2).map(({ value, max }) => [value, max])).toEqual([
      [7, 7],
      [7, 7],
    ])
    expect(wordsOf(document)).toContain('（7）意见6')
    expect(wordsOf(document)).toContain('管理人员（3份）')
    expect(wordsOf(document)).toContain('第 2 题按岗位（人）')
  })

  it('are not split by post where that would tell who answered', () => {
    const document = documentOf(['A', 'A', 'A', 'C'].map((role) => ({ Q01: role, Q02: 'A' })))
    expect(wordsOf(document)).toContain('不分岗位统计')
    expect(
      document.blocks.some((one) => one.kind === 'table' && one.caption.includes('按岗位（人）')),
    ).toBe(false)
  })

  it('never show a group of fewer than three, nor let one be had by subtraction', () => {
    const anyRole = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G')
    fc.assert(
      fc.property(fc.array(anyRole, { maxLength: 40 }), (roles) => {
        const filled = roles.map((role): Answers => ({ Q01: role }))
        const groups = roleGroups(questionnaire2024, filled)
        const sizes = groups.map(({ questionnaires }) => questionnaires.length)
        expect(sizes.every((size) => size >= 3)).toBe(true)
        if (groups.length > 0) {
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(filled.length)
        }
      }),
    )
  })
})
