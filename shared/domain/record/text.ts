/** Whether a field holds no words: one that was never filled in is like an empty one. */
export function isBlank(text: string | null | undefined): boolean {
  return (text ?? '').trim() === ''
}

/**
 * A text in at most `most` characters, as the forms count 字; what is cut ends in “…”.
 *
 * @example shortened('数字化车间改造', 5) // '数字化车…'
 */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** Whether a text holds every word that is looked for, in capitals or not; no word is in any text. */
export function holdsWords(text: string, looked: string): boolean {
  const hay = text.toLowerCase()
  return searchWords(looked).every((word) => hay.includes(word))
}

export function searchWords(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}
