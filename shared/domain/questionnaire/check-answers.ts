import type { Question, QuestionSet } from '../../catalog/types.ts'
import type { Problem } from '../../errors.ts'
import { problemsBeforeSubmitting, SCALE_MARKS, type Answer, type Answers } from './answers.ts'

/**
 * What is wrong with a questionnaire as it would be stored, as problems with Chinese sentences.
 *
 * Answers of unknown questions, of the wrong form or with unknown options, and what keeps it from
 * being submitted.
 */
export function problemsInAnswers(set: QuestionSet, answers: Answers): readonly Problem[] {
  const unknown = Object.keys(answers).filter(
    (code) => !set.questions.some((question) => question.code === code),
  )
  const missing = problemsBeforeSubmitting(set, answers)
  const wrong = set.questions.flatMap((question) => {
    const answer = answers[question.code]
    const message = answer === undefined ? null : formProblem(question, answer)
    const problem = message ?? missing.get(question.code)
    return problem === undefined ? [] : [[question.code, problem] as const]
  })
  return [
    ...unknown.map((code) => ({
      field: `answers.${code}`,
      message: `问卷里没有题目“${code.slice(0, 20)}”`,
    })),
    ...wrong.map(([code, message]) => ({
      field: `answers.${code}`,
      message: `问卷 ${code}：${message}`,
    })),
  ]
}

function formProblem(question: Question, answer: Answer): string | null {
  switch (question.kind) {
    case 'text':
      return typeof answer === 'string' ? null : '应为文字'
    case 'scale':
      return SCALE_MARKS.some((mark) => mark === answer) ? null : '应为 1 至 5 的整数'
    case 'single':
      return question.options.some(({ code }) => code === answer) ? null : '没有这个选项'
    case 'multi': {
      if (!Array.isArray(answer)) return '应为选项的列表'
      const chosen = question.options.filter(({ code }) => answer.includes(code))
      if (chosen.length !== answer.length) return '有不认识或重复的选项'
      const isAlone = chosen.length < 2 || !chosen.some(({ exclusive }) => exclusive)
      return isAlone ? null : '“都没有”类的选项不能与其他选项同选'
    }
  }
}
