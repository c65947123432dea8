import { divideHalfUp } from './points.ts'

/** A non-negative fraction, kept as it was asked: never a binary float. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

const decimalPlaces = 6
const pattern = /^(\d{1,15})(?:\.(\d{1,6}))?$/

/** Millionths of a non-negative decimal string (at most 15 digits and 6 decimals), else null. */
export function parseDecimal(text: string): bigint | null {
  const match = pattern.exec(text.trim())
  if (match === null) return null
  return BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(decimalPlaces, '0'))
}

/** `parseDecimal` of this is a whole number. */
export function isWhole(millionths: bigint): boolean {
  return millionths % 1000000n === 0n
}

/** -1, 0 or 1 as a is less than, equal to or greater than b; exact. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Rounded half up to `digits` decimals, as that decimal. */
export function roundFraction({ numerator, denominator }: Fraction, digits: number): Fraction {
  const unit = 10n ** BigInt(digits)
  return { numerator: divideHalfUp(numerator * unit, denominator), denominator: unit }
}

/** Half up, always with `digits` (one or more) decimals: 62.50. */
export function formatFraction(fraction: Fraction, digits: number): string {
  const text = roundFraction(fraction, digits)
    .numerator.toString()
    .padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/**
 * The fewest decimals, two or more, with which rounding keeps the truth.
 *
 * 10.0001% written 10.00% would stand in the wrong band; 4.101 to 4.102 written 4.10 to 4.10 would
 * look unchanged.
 */
export function faithfulDigits(keepsTruth: (digits: number) => boolean): number {
  const mostDigits = 48
  let digits = 2
  while (digits < mostDigits && !keepsTruth(digits)) digits += 1
  return digits
}
