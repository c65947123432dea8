import { expect, it } from 'vitest'
import { questionnaire2024 } from '../../../shared/catalog/questionnaire-2024.ts'
import { problemsInAnswers } from '../../../shared/domain/questionnaire/check-answers.ts'
import type { Answers } from '../../../shared/domain/questionnaire/answers.ts'
import { questionnaireTable } from '../../../shared/domain/table/questionnaire-table.ts'
import { aGrid, parsed, problemsOf } from './grids.ts'

const spec = questionnaireTable(questionnaire2024)
const HEADER = spec.columns.map(({ title }) => title)

/** A row that answers every question with its first option, `change` by code. */
function row(change: Readonly<Record<string, string>> = {}): readonly string[] {
  const answer = (kind: string): string => (kind === 'text' ? '' : kind === 'scale' ? '4' : 'A')
  return [
    '生产部',
    ...questionnaire2024.questions.map(({ code, kind }) => change[code] ?? answer(kind)),
  ]
}
const multi = questionnaire2024.questions.find(({ kind }) => kind === 'multi')?.code ?? ''
const scale = questionnaire2024.questions.find(({ kind }) => kind === 'scale')?.code ?? ''

it('reads a row as a questionnaire that may be submitted', () => {
  const [read] = parsed(aGrid([HEADER, row({ Q01: '生产一线', [multi]: 'a、C' })]), spec).rows
  expect(read?.value.department).toBe('生产部')
  expect(read?.value.answers['Q01']).toBe('C')
  expect(read?.value.answers[multi]).toEqual(['A', 'C'])
  expect(problemsInAnswers(questionnaire2024, read?.value.answers ?? {})).toEqual([])
})

it('knows a column by the code of its question alone', () => {
  const codes = ['部门', ...questionnaire2024.questions.map(({ code }) => code)]
  expect(parsed(aGrid([codes, row()]), spec).rows).toHaveLength(1)
})

it('says row by row what is missing or unknown', () => {
  const grid = aGrid([HEADER, row({ Q01: '' }), row({ Q01: 'Z', [scale]: '9', [multi]: 'AI' })])
  const [first, second, third, fourth] = problemsOf(grid, spec)
  expect(first).toBe(`第 2 行 ${HEADER[1] ?? ''}：请回答这一题`)
  expect(second).toMatch(/^第 3 行 Q01 .*：没有选项“Z”，应为 A、B、C/)
  expect(third).toMatch(/^第 3 行 Q03 .*：“都没有用过”不能与其他选项同选$/)
  expect(fourth).toMatch(/应为 1 至 5 的整数$/)
})

it.each<readonly [string, Answers, RegExp]>([
  ['an unknown question', { Q99: 'A' }, /问卷里没有题目“Q99”/],
  ['an unknown option', { Q01: 'Z' }, /问卷 Q01：没有这个选项/],
  ['text for several options', { Q03: 'A' }, /问卷 Q03：应为选项的列表/],
  ['options twice', { Q03: ['A', 'A'] }, /问卷 Q03：有不认识或重复的选项/],
  ['an exclusive option with others', { Q03: ['A', 'I'] }, /不能与其他选项同选/],
  ['a missing answer', {}, /问卷 Q01：请回答这一题/],
])('core refuses %s', (_, answers, sentence) => {
  const messages = problemsInAnswers(questionnaire2024, answers).map(({ message }) => message)
  expect(messages.join('\n')).toMatch(sentence)
})
