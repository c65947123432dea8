import type { Question, QuestionSet } from '../../catalog/types.ts'
import { formatFraction } from '../scoring/decimal.ts'
import { isAnswered, SCALE_MARKS, type Answer, type Answers } from './answers.ts'

/** Below this number of questionnaires a share says little (our own design, no official figure). */
export const SMALLEST_SAMPLE = 5

export function isSmallSample(respondents: number): boolean {
  return respondents < SMALLEST_SAMPLE
}

/** One option or mark. Shares are of those who answered the question, e.g. `66.7`. */
export type Tally = {
  readonly code: string
  readonly label: string
  readonly count: number
  /** Percent with one decimal, half up; null while nobody answered. */
  readonly percent: string | null
}

export type QuestionStatistics = {
  readonly code: string
  readonly text: string
  readonly kind: Question['kind']
  /** Respondents who answered this question. */
  readonly answered: number
  /** By option or mark, in the question's order; empty for text questions. */
  readonly tallies: readonly Tally[]
  /** Mean mark with two decimals, half up; null for other kinds or while nobody answered. */
  readonly mean: string | null
  /** Answers to a text question, in the order of the questionnaires. */
  readonly texts: readonly string[]
}

/**
 * Counts, shares, means and texts of every question over all questionnaires.
 *
 * All arithmetic is on integers: the same answers give the same figures on every machine.
 * Options of a multiple choice may sum to more than 100 percent.
 *
 * @example two answers 5 and 4 to a scale question: mean `4.50`, marks 4 and 5 at `50.0` percent
 */
export function questionnaireStatistics(
  set: QuestionSet,
  questionnaires: readonly Answers[],
): readonly QuestionStatistics[] {
  return set.questions.map((question) => {
    const answers = questionnaires.flatMap((one) => {
      const answer = one[question.code]
      return answer !== undefined && isAnswered(answer) ? [answer] : []
    })
    const { code, text, kind } = question
    return {
      code,
      text,
      kind,
      answered: answers.length,
      tallies: tallies(question, answers),
      mean: kind === 'scale' ? meanMark(answers) : null,
      texts: kind === 'text' ? answers.filter((answer) => typeof answer === 'string') : [],
    }
  })
}

/** Percent of the whole with one decimal, half up; null where the whole is 0. */
export function percentText(count: number, whole: number): string | null {
  return whole === 0
    ? null
    : formatFraction({ numerator: BigInt(count) * 100n, denominator: BigInt(whole) }, 1)
}

function tallies(question: Question, answers: readonly Answer[]): readonly Tally[] {
  return choicesOf(question).map(({ code, label }) => {
    const count = answers.filter((answer) =>
      Array.isArray(answer) ? answer.includes(code) : String(answer) === code,
    ).length
    return { code, label, count, percent: percentText(count, answers.length) }
  })
}

function choicesOf(
  question: Question,
): readonly { readonly code: string; readonly label: string }[] {
  if (question.kind === 'text') return []
  if (question.kind !== 'scale') return question.options
  return SCALE_MARKS.map((mark) => ({ code: String(mark), label: markLabel(question, mark) }))
}

function markLabel(
  { lowLabel, highLabel }: { readonly lowLabel: string; readonly highLabel: string },
  mark: number,
): string {
  if (mark === SCALE_MARKS[0]) return `${mark} 分（${lowLabel}）`
  if (mark === SCALE_MARKS.at(-1)) return `${mark} 分（${highLabel}）`
  return `${mark} 分`
}

function meanMark(answers: readonly Answer[]): string | null {
  const marks = answers.filter((answer) => typeof answer === 'number')
  if (marks.length === 0) return null
  const sum = marks.reduce((total, mark) => total + BigInt(mark), 0n)
  return formatFraction({ numerator: sum, denominator: BigInt(marks.length) }, 2)
}
