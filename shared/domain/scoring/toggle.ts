import type { IndicatorItem } from '../../catalog/types.ts'
import type { ItemAnswer } from './types.ts'

/**
 * The answer after an option was clicked; null when nothing is chosen any more.
 *
 * A single choice moves, or is taken back by the same click again. In a multiple choice 无 clears
 * the others and any other option clears 无. Letters come in the order of the options.
 *
 * @example toggleOption(F1, ['A'], 'B') // ['B'], A being 无
 */
export function toggleOption(
  item: IndicatorItem,
  answer: ItemAnswer | null | undefined,
  code: string,
): ItemAnswer | null {
  if (item.type === 'single') return answer === code ? null : code
  const chosen = new Set(answer ?? [])
  const isExclusive = (letter: string) =>
    item.options.some((option) => option.code === letter && option.exclusive === true)
  if (chosen.has(code)) chosen.delete(code)
  else {
    for (const letter of [...chosen]) {
      if (isExclusive(code) || isExclusive(letter)) chosen.delete(letter)
    }
    chosen.add(code)
  }
  const letters = item.options.map((option) => option.code).filter((letter) => chosen.has(letter))
  return letters.length === 0 ? null : letters
}

/** Whether an answer holds this option. */
export function isChosen(answer: ItemAnswer | null | undefined, code: string): boolean {
  return typeof answer === 'string' ? answer === code : (answer ?? []).includes(code)
}
