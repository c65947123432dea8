import type { ChoiceQuestion, Question, QuestionSet } from '../../catalog/types.ts'
import type { RecordBody } from '../record/kinds.ts'

/** Answers by question code: an option, several options, a mark from 1 to 5, or text. */
export type Answers = NonNullable<RecordBody<'questionnaire'>['answers']>
export type Answer = Answers[string]

/** Marks of a scale question, lowest first. */
export const SCALE_MARKS = [1, 2, 3, 4, 5] as const

/** Blank text and an empty choice are no answer. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  if (typeof answer === 'string') return answer.trim() !== ''
  return typeof answer === 'number' || answer.length > 0
}

/** What keeps a questionnaire from being submitted, by question code, as Chinese sentences. */
export function problemsBeforeSubmitting(
  set: QuestionSet,
  answers: Answers,
): ReadonlyMap<string, string> {
  return new Map(
    set.questions.flatMap((question) => {
      const message = problemOf(question, answers[question.code])
      return message === null ? [] : [[question.code, message] as const]
    }),
  )
}

function problemOf(question: Question, answer: Answer | undefined): string | null {
  if (question.required && !isAnswered(answer)) return '请回答这一题'
  const isTooLong =
    question.kind === 'text' && Array.from(String(answer ?? '')).length > question.maxLength
  return isTooLong ? `请控制在 ${question.maxLength} 字以内` : null
}

/** What is submitted: answered questions only, texts without blanks around them. */
export function submittedAnswers(set: QuestionSet, answers: Answers): Answers {
  return Object.fromEntries(
    set.questions.flatMap(({ code }) => {
      const answer = answers[code]
      if (answer === undefined || !isAnswered(answer)) return []
      return [[code, typeof answer === 'string' ? answer.trim() : answer] as const]
    }),
  )
}

/**
 * Ticks or unticks one option of a multiple choice, in the order of the question's options.
 *
 * An exclusive option (以上都没有) stands alone: ticking it unticks the others, and the other way
 * round.
 */
export function toggleOption(
  question: ChoiceQuestion,
  chosen: readonly string[],
  code: string,
): string[] {
  const isExclusive = (option: string) =>
    question.options.some((one) => one.code === option && one.exclusive)
  if (chosen.includes(code)) return chosen.filter((one) => one !== code)
  const kept = isExclusive(code) ? [] : chosen.filter((one) => !isExclusive(one))
  const next = new Set([...kept, code])
  return question.options.flatMap((option) => (next.has(option.code) ? [option.code] : []))
}
