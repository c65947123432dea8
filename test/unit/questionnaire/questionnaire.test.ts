import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChoiceQuestion, QuestionSet } from '../../../shared/catalog/types.ts'
import {
  problemsBeforeSubmitting,
  submittedAnswers,
  toggleOption,
  type Answers,
} from '../../../shared/domain/questionnaire/answers.ts'
import {
  isSmallSample,
  percentText,
  questionnaireStatistics,
} from '../../../shared/domain/questionnaire/statistics.ts'

const links = { items: [], scenarios: [] }
const tools: ChoiceQuestion = {
  ...links,
  code: 'Q2',
  kind: 'multi',
  text: '用过哪些系统',
  required: false,
  options: [
    { code: 'A', label: 'ERP' },
    { code: 'B', label: 'MES' },
    { code: 'C', label: '以上都没有', exclusive: true },
  ],
}
const set: QuestionSet = {
  id: 'q',
  version: '1',
  title: '问卷',
  source: '',
  note: '',
  isAnonymous: true,
  introduction: '',
  questions: [
    {
      ...links,
      code: 'Q1',
      kind: 'scale',
      text: '满意度',
      required: true,
      lowLabel: '很差',
      highLabel: '很好',
    },
    tools,
    { ...links, code: 'Q3', kind: 'text', text: '建议', required: false, maxLength: 200 },
  ],
}

function statisticsOf(code: string, questionnaires: readonly Answers[]) {
  const found = questionnaireStatistics(set, questionnaires).find((one) => one.code === code)
  if (!found) throw new Error(`no statistics of ${code}`)
  return found
}

describe('questionnaire statistics', () => {
  it('counts marks of a scale and gives their mean with two decimals', () => {
    const { answered, mean, tallies } = statisticsOf('Q1', [{ Q1: 5 }, { Q1: 4 }, { Q1: 4 }])
    expect([answered, mean]).toEqual([3, '4.33'])
    expect(tallies.map(({ count, percent }) => [count, percent])).toEqual([
      [0, '0.0'],
      [0, '0.0'],
      [0, '0.0'],
      [2, '66.7'],
      [1, '33.3'],
    ])
  })

  it('names the ends of a scale', () => {
    const labels = statisticsOf('Q1', []).tallies.map(({ label }) => label)
    expect([labels[0], labels[4]]).toEqual(['1 分（很差）', '5 分（很好）'])
  })

  it('shares of a multiple choice are of those who answered it', () => {
    const { answered, tallies } = statisticsOf('Q2', [
      { Q2: ['A', 'B'] },
      { Q2: ['A'] },
      { Q2: [] },
      {},
    ])
    expect(answered).toBe(2)
    expect(tallies.map(({ percent }) => percent)).toEqual(['100.0', '50.0', '0.0'])
  })

  it('lists texts and leaves blank ones out', () => {
    expect(statisticsOf('Q3', [{ Q3: '很好用' }, { Q3: '  ' }, {}]).texts).toEqual(['很好用'])
  })

  it('has no share and no mean while nobody answered', () => {
    const { mean, tallies } = statisticsOf('Q1', [])
    expect([mean, tallies[0]?.percent]).toEqual([null, null])
  })

  it('rounds half up: 1 of 16 is 6.3 percent', () => {
    expect(percentText(1, 16)).toBe('6.3')
    expect(percentText(1, 2000)).toBe('0.1')
  })

  it('counts every mark exactly once, and the mean lies between the marks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (marks) => {
        const { mean, tallies } = statisticsOf(
          'Q1',
          marks.map((mark) => ({ Q1: mark })),
        )
        expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(marks.length)
        expect(Number(mean)).toBeGreaterThanOrEqual(Math.min(...marks))
        expect(Number(mean)).toBeLessThanOrEqual(Math.max(...marks))
      }),
    )
  })

  it('calls fewer than five questionnaires a small sample', () => {
    expect([isSmallSample(4), isSmallSample(5)]).toEqual([true, false])
  })
})

describe('questionnaire answers', () => {
  it('may not be submitted while a required question is open', () => {
    expect([...problemsBeforeSubmitting(set, { Q3: '好' })]).toEqual([['Q1', '请回答这一题']])
    expect(problemsBeforeSubmitting(set, { Q1: 1 }).size).toBe(0)
  })

  it('may not be submitted with a text longer than asked for, counted in characters', () => {
    const submit = (text: string) => problemsBeforeSubmitting(set, { Q1: 1, Q3: text }).get('Q3')
    expect([submit('𠮷'.repeat(200)), submit('字'.repeat(201))]).toEqual([
      undefined,
      '请控制在 200 字以内',
    ])
  })

  it('submits answered questions only, texts trimmed', () => {
    expect(submittedAnswers(set, { Q1: 3, Q2: [], Q3: ' 好 ', gone: 'x' })).toEqual({
      Q1: 3,
      Q3: '好',
    })
  })

  it('keeps chosen options in the order of the question', () => {
    expect(toggleOption(tools, ['B'], 'A')).toEqual(['A', 'B'])
    expect(toggleOption(tools, ['A', 'B'], 'A')).toEqual(['B'])
  })

  it('an exclusive option stands alone', () => {
    expect(toggleOption(tools, ['A', 'B'], 'C')).toEqual(['C'])
    expect(toggleOption(tools, ['C'], 'A')).toEqual(['A'])
  })
})
