/**
 * Milli-points as an exact decimal without trailing zeros.
 *
 * @param milli integer of 1/1000 point
 * @example formatPoints(41500) // '41.5'
 * @example formatPoints(-1875) // '-1.875'
 */
export function formatPoints(milli: number): string {
  const sign = milli < 0 ? '-' : ''
  const digits = String(Math.abs(milli)).padStart(4, '0')
  const fraction = digits.slice(-3).replace(/0+$/, '')
  const whole = digits.slice(0, -3)
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`
}

/**
 * Writes all figures of a table with as many decimals as the most exact of them needs.
 *
 * @example [20000, 14625].map(pointsFormat([20000, 14625])) // ['20.000', '14.625']
 */
export function pointsFormat(figures: readonly number[]): (milli: number) => string {
  const places = Math.max(0, ...figures.map((milli) => fractionOf(milli).length))
  return (milli) => {
    const fraction = fractionOf(milli)
    const text = formatPoints(milli)
    return `${text}${fraction === '' && places > 0 ? '.' : ''}${'0'.repeat(places - fraction.length)}`
  }
}

function fractionOf(milli: number): string {
  return formatPoints(milli).split('.')[1] ?? ''
}

/** Integer division rounded half up, for non-negative numbers. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}
