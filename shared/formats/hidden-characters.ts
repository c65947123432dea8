import type { Problem } from '../errors.ts'
import { fieldName } from './field-names.ts'

/**
 * Control characters but tab and line breaks, marks that turn the reading direction, and lone
 * surrogates: what a text shows would not be what it says, or it could not be stored.
 */
const HIDDEN = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u

/** Texts anywhere in a parsed value that hold hidden characters. */
export function hiddenCharacterProblems(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly Problem[] {
  if (typeof value === 'string') {
    if (!HIDDEN.test(value)) return []
    const message = `${fieldName(path)}：含有不可见的控制字符或残缺的字，请改正`
    return [{ field: path.map(String).join('.'), message }]
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => hiddenCharacterProblems(entry, [...path, index]))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) =>
    hiddenCharacterProblems(entry, [...path, key]),
  )
}
