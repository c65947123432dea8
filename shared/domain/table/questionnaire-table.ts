import type { ChoiceQuestion, Question, QuestionSet } from '../../catalog/types.ts'
import {
  problemsBeforeSubmitting,
  SCALE_MARKS,
  submittedAnswers,
  type Answer,
  type Answers,
} from '../questionnaire/answers.ts'
import { allCells, readCount, readText, type CellValue } from './cell-values.ts'
import type { RowResult, TableSpec } from './table.ts'

export type QuestionnaireRow = { readonly department: string; readonly answers: Answers }

/** 问卷: one filled-in questionnaire a row, a column a question, known by the question's code. */
export function questionnaireTable(set: QuestionSet): TableSpec<QuestionnaireRow> {
  return {
    title: '问卷录入表',
    maxRows: 5000,
    columns: [
      {
        key: 'department',
        title: '部门',
        aliases: ['所在部门', '车间或部门'],
        isRequired: false,
        rule: '最多 60 字，不填姓名',
        example: '生产部',
      },
      ...set.questions.map((question) => ({
        key: question.code,
        title: `${question.code} ${question.text}`,
        code: question.code,
        isRequired: question.required,
        rule: ruleOf(question),
        example: exampleOf(question),
      })),
    ],
    parseRow: (cells): RowResult<QuestionnaireRow> => {
      const read = allCells({
        department: readText(cells['department'] ?? '', 60),
        ...Object.fromEntries(
          set.questions.map((question) => [
            question.code,
            readAnswer(question, cells[question.code] ?? ''),
          ]),
        ),
      })
      if (!read.ok) return read
      const { department, ...values } = read.value as { readonly department: string } & Readonly<
        Record<string, Answer | null>
      >
      const given = Object.entries(values).flatMap(([code, value]) =>
        value === null ? [] : [[code, value] as const],
      )
      const answers = submittedAnswers(set, Object.fromEntries(given) as Answers)
      const missing = [...problemsBeforeSubmitting(set, answers)]
      if (missing.length === 0) return { ok: true, value: { department, answers } }
      return { ok: false, problems: missing.map(([column, message]) => ({ column, message })) }
    },
  }
}

function readAnswer(question: Question, text: string): CellValue<Answer | null> {
  if (text === '') return { ok: true, value: null }
  switch (question.kind) {
    case 'text':
      return readText(text, question.maxLength)
    case 'scale': {
      const [min, max] = [SCALE_MARKS[0], SCALE_MARKS[SCALE_MARKS.length - 1] ?? 5]
      const mark = readCount(text, { min, max })
      return mark.ok ? mark : { ok: false, message: `应为 ${min} 至 ${max} 的整数` }
    }
    case 'single':
      return readOption(question, text)
    case 'multi':
      return readOptions(question, text)
  }
}

function readOption(question: ChoiceQuestion, text: string): CellValue<string> {
  const code = codeOf(question, text)
  return code === null
    ? { ok: false, message: `没有选项“${text}”，应为 ${codesOf(question)} 之一` }
    : { ok: true, value: code }
}

/** `A、C`, `A,C`, `AC` or the options' own words. */
function readOptions(question: ChoiceQuestion, text: string): CellValue<string[]> {
  const divided = text.split(/[、,，;；|\n]/u).flatMap((part) => part.trim() || [])
  const isRunTogether = divided.length === 1 && codeOf(question, text) === null
  const parts = isRunTogether && /^[A-Za-z]+$/u.test(text) ? Array.from(text) : divided
  const codes = new Set<string>()
  for (const part of parts) {
    const code = codeOf(question, part)
    if (code === null) {
      return { ok: false, message: `没有选项“${part}”，应为 ${codesOf(question)} 中的一项或几项` }
    }
    codes.add(code)
  }
  const exclusive = question.options.find((option) => option.exclusive && codes.has(option.code))
  if (exclusive && codes.size > 1) {
    return { ok: false, message: `“${exclusive.label}”不能与其他选项同选` }
  }
  return {
    ok: true,
    value: question.options.flatMap(({ code }) => (codes.has(code) ? [code] : [])),
  }
}

function codeOf({ options }: ChoiceQuestion, text: string): string | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const option = options.find(({ code, label }) => {
    const names = [code, label, `${code} ${label}`, `${code}.${label}`, `${code}、${label}`]
    return names.some((name) => name.normalize('NFKC').toLowerCase() === plain)
  })
  return option?.code ?? null
}

const codesOf = ({ options }: ChoiceQuestion): string => options.map(({ code }) => code).join('、')

function ruleOf(question: Question): string {
  const must = question.required ? '必答' : '可不答'
  switch (question.kind) {
    case 'text':
      return `${must}，文字，最多 ${question.maxLength} 字`
    case 'scale':
      return `${must}，1 至 5 的整数：1 ${question.lowLabel}，5 ${question.highLabel}`
    case 'single':
    case 'multi': {
      const options = question.options.map(({ code, label }) => `${code} ${label}`).join('；')
      const how = question.kind === 'multi' ? '可多选，如 A、C' : '单选'
      return `${must}，${how}：${options}`
    }
  }
}

function exampleOf(question: Question): string {
  if (question.kind === 'text') return ''
  if (question.kind === 'scale') return '4'
  return question.options[0]?.code ?? ''
}
