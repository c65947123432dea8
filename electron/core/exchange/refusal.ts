import { AppError, type Problem } from '../../../shared/errors.ts'

/** A list longer than this helps nobody. */
const MOST_PROBLEMS = 20

/** A package refused as a whole; nothing of it has been imported. */
export function refusal(file: string, problems: readonly Problem[], cause?: unknown): AppError {
  const shown = problems.slice(0, MOST_PROBLEMS)
  return new AppError({ code: 'package-refused', file, problems: shown }, { cause })
}

/**
 * A name from inside a package as it can be shown: short, on one line, without characters that
 * change how the rest is read.
 */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '□')
  const characters = Array.from(plain)
  return characters.length <= 80 ? plain : `${characters.slice(0, 79).join('')}…`
}
