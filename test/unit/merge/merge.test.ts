import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packageChanges, reviewUpdate, takeOver } from '../../../shared/domain/merge/index.ts'
import type { Choice } from '../../../shared/domain/merge/index.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import { aCompleteWorkspace, leader, member } from '../domain/complete-workspace.ts'

const base = aTaskPackage()
const { records } = aCompleteWorkspace()

/** What a platform may change in a newer revision, each by itself. */
const EDITS: Readonly<Record<string, (draft: TaskPackage) => void>> = {
  phone: (draft) => {
    draft.application.phone = '0431-12345678'
  },
  spend: (draft) => {
    draft.filing.totalSpend = '321.5'
  },
  appointment: (draft) => {
    draft.task.appointment = '2026-12-01'
  },
  scenario: (draft) => {
    draft.selfAssessment.after.scenarios['S01'] =
      ((draft.selfAssessment.after.scenarios['S01'] ?? 0) + 1) % 5
  },
  diagnosis: (draft) => {
    draft.diagnosis = draft.diagnosis === null ? { items: {}, scenarios: { S01: 1 } } : null
  },
  memberGone: (draft) => {
    draft.panel.experts = draft.panel.experts.filter(({ id }) => id !== member)
  },
  newMember: (draft) => {
    const [first] = draft.panel.experts
    if (first)
      draft.panel.experts.push({
        ...first,
        id: '0198aaaa-0000-7000-8000-000000000009',
        name: '新成员',
        role: 'member',
      })
  },
  works: (draft) => {
    draft.filing.content = '一、建设内容。（1）新增一条。（2）制造执行系统。（3）仓储管理系统。'
  },
  key: (draft) => {
    draft.platform.receiptKey = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`
  },
}
const names = Object.keys(EDITS)
const edits = fc.subarray(names)

function newer(edited: readonly string[]): TaskPackage {
  return aTaskPackage((draft) => {
    for (const name of edited) EDITS[name]?.(draft)
    draft.task.revision = 2
  })
}

const titles = (edited: readonly string[], having: readonly StoredRecord[] = records) =>
  reviewUpdate(base, newer(edited), having)
    .filter(({ needsChoice }) => needsChoice)
    .map(({ key }) => key)

function allChosen(edited: readonly string[], choice: Choice) {
  return Object.fromEntries(packageChanges(base, newer(edited)).map(({ key }) => [key, choice]))
}

describe('a newer task package', () => {
  it('lists every changed field with both values in words', () => {
    const [change] = reviewUpdate(base, newer(['phone']), [])
    expect(change).toMatchObject({
      key: 'application.phone',
      title: '附件4 验收申请表·联系电话',
      before: base.application.phone,
      after: '0431-12345678',
      needsChoice: false,
    })
  })

  it('asks about an expert who is gone but has signed in and scored', () => {
    const [change] = reviewUpdate(base, newer(['memberGone']), records)
    expect(change).toMatchObject({ key: `panel.experts.${member}`, after: '（没有）' })
    expect(change?.needsChoice).toBe(true)
    expect(change?.dependents.length).toBeGreaterThan(1)
  })

  it('asks about a claim that was verified, and not where nobody has looked at it yet', () => {
    expect(titles(['scenario'])).toEqual(['selfAssessment.after.scenarios.S01'])
    expect(titles(['scenario'], [])).toEqual([])
  })

  it('asks about works that are numbered anew, naming only what was verified by its place', () => {
    const [change] = reviewUpdate(base, newer(['works']), records)
    expect(change?.needsChoice).toBe(true)
    expect(change?.dependents.every((title) => title.startsWith('对照'))).toBe(true)
  })

  it('never trusts another receipt key without being told to', () => {
    expect(titles(['key'], [])).toEqual(['platform.receiptKey'])
  })

  it('is not taken over while a choice is open', () => {
    const merged = takeOver(base, newer(['scenario']), records, {})
    expect(merged.ok).toBe(false)
    if (!merged.ok) expect(merged.problems[0]?.message).toContain('请选择')
  })

  it('refuses choices that contradict each other, naming the field', () => {
    const twoLeaders = aTaskPackage((draft) => {
      draft.task.revision = 2
      draft.panel.experts = draft.panel.experts
        .filter(({ id }) => id !== leader)
        .map((expert) => ({ ...expert, role: expert.id === member ? 'leader' : 'member' }))
    })
    const choices = {
      [`panel.experts.${leader}`]: 'keep',
      [`panel.experts.${member}`]: 'take',
    } as const
    const merged = takeOver(base, twoLeaders, records, choices)
    expect(merged.ok).toBe(false)
    if (!merged.ok) expect(merged.problems[0]?.message).toContain('组长')
  })
})

describe('taking a newer package over', () => {
  it('gives the newer package where every choice takes it', () => {
    fc.assert(
      fc.property(edits, (edited) => {
        const merged = takeOver(base, newer(edited), records, allChosen(edited, 'take'))
        expect(merged).toEqual({ ok: true, package: newer(edited) })
      }),
    )
  })

  it('keeps exactly the asked fields as they were where every choice keeps them', () => {
    fc.assert(
      fc.property(edits, (edited) => {
        const asked = titles(edited)
        const merged = takeOver(base, newer(edited), records, allChosen(edited, 'keep'))
        if (!merged.ok) throw new Error(JSON.stringify(merged.problems))
        const left = packageChanges(base, merged.package).map(({ key }) => key)
        const all = packageChanges(base, newer(edited)).map(({ key }) => key)
        expect(left).toEqual(all.filter((key) => !asked.includes(key)))
      }),
    )
  })

  it('never takes an expert out of the panel whose work was kept', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom<Choice>('keep', 'take'), (edited, phone) => {
        const choices = {
          ...allChosen(edited, phone),
          [`panel.experts.${member}`]: 'keep' as const,
        }
        const merged = takeOver(base, newer(edited), records, choices)
        if (!merged.ok) throw new Error(JSON.stringify(merged.problems))
        expect(merged.package.panel.experts.map(({ id }) => id)).toContain(member)
      }),
    )
  })

  it('does not depend on the order in which choices and records come', () => {
    fc.assert(
      fc.property(
        edits,
        fc.shuffledSubarray([...records], { minLength: records.length }),
        (edited, mixed) => {
          const choices = Object.entries(allChosen(edited, 'keep'))
          const there = takeOver(base, newer(edited), records, Object.fromEntries(choices))
          const back = takeOver(
            base,
            newer(edited),
            mixed,
            Object.fromEntries(choices.toReversed()),
          )
          expect(back).toEqual(there)
        },
      ),
    )
  })
})
