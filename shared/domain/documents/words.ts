import type { IndicatorItem } from '../../catalog/index.ts'
import { CODE_WORDS } from '../history/words.ts'
import { chineseDate } from '../opinion/calendar.ts'
import { scenarioLevelName } from '../scenario-check/scenario-check.ts'
import { formatPoints } from '../scoring/index.ts'
import type { ItemAnswer, RubricMark } from '../scoring/types.ts'

/** What stands in a cell that has nothing to say. */
export const NOTHING = '—'

/**
 * An instant as a document writes it, in the one time zone of China: a document must not depend on
 * the clock settings of the machine that draws it.
 *
 * @example beijingMinute('2026-11-03T01:41:07Z') // '2026-11-03 09:41'
 */
export function beijingMinute(instant: string): string {
  return beijing(instant).slice(0, 16).replace('T', ' ')
}

/** @example beijingWords('2026-11-03T01:41:07Z') // '2026年11月3日9时41分' */
export function beijingWords(instant: string): string {
  const [hour = '', minute = ''] = beijingMinute(instant).slice(11).split(':')
  return `${chineseDate(beijingDate(instant))}${Number(hour)}时${minute}分`
}

/** @example beijingDate('2026-11-03T20:41:07Z') // '2026-11-04' */
export function beijingDate(instant: string): string {
  return beijing(instant).slice(0, 10)
}

function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
}

/** A text without blanks around it, or a dash. */
export function orNothing(text: string | null | undefined): string {
  const trimmed = (text ?? '').trim()
  return trimmed === '' ? NOTHING : trimmed
}

/** The lines of a text that say something. */
export function linesOf(text: string | null | undefined): readonly string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A code of a record's field in the words of the screens; a dash while nothing is chosen. */
export function codeWord(field: string, code: string | null | undefined): string {
  return code ? (CODE_WORDS[field]?.[code] ?? code) : NOTHING
}

/** Letters and labels of the chosen options, `B 车间建成工控网络`; a dash without an answer. */
export function answerWords(item: IndicatorItem, answer: ItemAnswer | null | undefined): string {
  const chosen = item.options.filter(({ code }) => (answer ?? '').includes(code))
  return chosen.length === 0
    ? NOTHING
    : chosen.map(({ code, label }) => `${code} ${label}`).join('；')
}

/** The letters alone, `BD`. */
export function answerLetters(answer: ItemAnswer | null | undefined): string {
  if (answer === null || answer === undefined || answer.length === 0) return NOTHING
  return typeof answer === 'string' ? answer : answer.join('')
}

export function scenarioWord(level: number | null | undefined): string {
  return typeof level === 'number' ? scenarioLevelName(level) : NOTHING
}

export function markWords(mark: RubricMark | undefined): string {
  if (mark === undefined) return NOTHING
  return mark === 'not-applicable' ? '不适用' : formatPoints(mark)
}
