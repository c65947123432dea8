import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rubric2024 } from '../../../shared/catalog/rubric-2024.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { rubricMean, rubricParagraph } from '../../../shared/domain/opinion/rubric-text.ts'
import {
  criteriaOf,
  missingMarks,
  panelRubric,
  parseMark,
} from '../../../shared/domain/panel/rubric-marks.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { rubricScore } from '../../../shared/domain/scoring/index.ts'
import {
  aCompleteWorkspace,
  leader,
  member,
  experts,
  type RecordChanges,
} from '../domain/complete-workspace.ts'

const criteria = criteriaOf(rubric2024)
const [first] = criteria.map(({ id }) => id)
const name = (expertId: string) => `rubric-mark ${expertId}/${first ?? ''}`
const all = (milli: number) => Object.fromEntries(criteria.map(({ id }) => [id, milli]))
const gapsWith = (changes: RecordChanges) =>
  listGaps(aCompleteWorkspace(changes)).map(({ target, message }) => `${target ?? ''} ${message}`)

describe('a typed mark', () => {
  it.each([
    ['', null],
    ['0', 0],
    ['87.5', 87_500],
    ['99.125', 99_125],
    ['100', 100_000],
    ['100.001', undefined],
    ['12.3456', undefined],
    ['-1', undefined],
    ['九十', undefined],
    ['8.', undefined],
  ])('%j is %j', (text, milli) => expect(parseMark(text)).toBe(milli))
})

describe("the panel's mean", () => {
  it('is exact: two thirds are not rounded before the end', () => {
    const { totalMilli, aspects } = panelRubric(rubric2024, [
      all(100_000),
      all(100_000),
      all(90_000),
    ])
    expect(totalMilli).toBe(96_667)
    expect(aspects.map(({ milli }) => milli)).toEqual([96_667, 96_667, 96_667, 96_667])
  })

  it('drops for each expert what that expert calls not applicable and rescales the rest', () => {
    const without = { ...all(80_000), [first ?? '']: 'not-applicable' as const }
    expect(panelRubric(rubric2024, [without, all(90_000)]).totalMilli).toBe(85_000)
    const aspect = rubric2024.aspects[0]
    const none = Object.fromEntries(
      (aspect?.criteria ?? []).map(({ id }) => [id, 'not-applicable' as const]),
    )
    const result = panelRubric(rubric2024, [{ ...all(80_000), ...none }, all(90_000)])
    expect(result.aspects[0]?.milli).toBe(90_000)
  })

  it('judges the pass mark on the exact mean and only when every mark is there', () => {
    const at = rubric2024.passMilli
    expect(panelRubric(rubric2024, [all(at)]).meetsPassMark).toBe(true)
    expect(panelRubric(rubric2024, [all(at - 1), all(at)]).meetsPassMark).toBe(false)
    const { [first ?? '']: _left, ...rest } = all(at)
    expect(panelRubric(rubric2024, [rest]).meetsPassMark).toBeNull()
    expect(panelRubric(rubric2024, [])).toMatchObject({ totalMilli: null, meetsPassMark: null })
  })

  it("of one expert is that expert's score, whatever the marks", () => {
    const mark = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant('not-applicable'))
    const sheet = fc.record(Object.fromEntries(criteria.map(({ id }) => [id, mark])))
    fc.assert(
      fc.property(sheet, (drawn) => {
        const marks = drawn as Record<string, number | 'not-applicable'>
        const { totalMilli, aspects } = rubricScore(rubric2024, marks)
        const panel = panelRubric(rubric2024, [marks, marks, marks])
        expect(panel.totalMilli).toBe(totalMilli)
        expect(panel.aspects.map(({ milli }) => milli)).toEqual(aspects.map(({ milli }) => milli))
      }),
    )
  })
})

describe('gaps of the rubric', () => {
  it('ask for every mark of everyone present, by the name of criterion and expert', () => {
    const [gap, ...others] = gapsWith({ [name(member)]: null })
    expect(others).toEqual([])
    const expert = experts.find(({ id }) => id === member)?.name ?? ''
    expect(gap).toBe(
      `rubric-mark:${member}/${first ?? ''} 验收评议：专家 ${expert} 还没有给“${criteria[0]?.title ?? ''}”评分`,
    )
  })

  it.each([
    ['a deduction', { milli: 99_999 }],
    ['not applicable', { milli: null, isNotApplicable: true }],
  ])('ask for the reason of %s', (_case, body) => {
    expect(gapsWith({ [name(leader)]: { ...body, reason: ' ' } })).toEqual([
      expect.stringContaining('请写明理由'),
    ])
    expect(gapsWith({ [name(leader)]: { ...body, reason: '未见台账' } })).toEqual([])
  })

  it('ask nothing of an excused expert, and nothing at all before all are in', () => {
    const absent = { [`score-sheet ${member}`]: { absenceReason: '因病' } }
    expect(gapsWith({ ...absent, [name(member)]: null })).toEqual([])
    const open = { [`score-sheet ${member}`]: null }
    expect(gapsWith({ ...open, [name(member)]: null })).toEqual([
      expect.stringContaining('还没有提交打分'),
    ])
  })

  it('warn, without blocking, where 通过 stands against a mean below the pass mark', () => {
    const low = Object.fromEntries(
      experts.flatMap(({ id }) =>
        criteria.map((one) => [`rubric-mark ${id}/${one.id}`, { milli: 50_000, reason: '差' }]),
      ),
    )
    const gaps = listGaps(aCompleteWorkspace(low))
    expect(gaps.map(({ isBlocking, target }) => [isBlocking, target])).toEqual([
      [false, 'opinion:conclusion'],
    ])
  })
})

it('lists what an expert still has to fill in', () => {
  const missing = missingMarks(rubric2024, indexRecords([]), leader)
  expect(missing.map(({ what }) => what)).toEqual(criteria.map(() => 'mark'))
})

describe('the paragraph of the drafted opinion', () => {
  it('names the mean and the four aspects', () => {
    const [one] = rubric2024.aspects.map(({ name: aspect }) => aspect)
    expect(rubricParagraph(aCompleteWorkspace())).toMatch(
      new RegExp(`^验收评议：${experts.length}名专家评议平均100分；${one ?? ''}100分，.*100分。$`),
    )
  })

  it('is left out before all are in', () => {
    const open = aCompleteWorkspace({ [`score-sheet ${leader}`]: null })
    expect(rubricParagraph(open)).toBe('')
    expect(rubricMean(open)).toBeNull()
    expect(rubricMean(aCompleteWorkspace())).toBe('100 分')
  })
})
