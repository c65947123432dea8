import type { SignatureInk } from './annex5-content.ts'

/** Less than this many points or this much of the pad is a slip of the pen, not a name. */
const FEWEST_POINTS = 8
const SMALLEST_EXTENT_PX = 30

/** Why an ink can't be a signature, as a Chinese sentence; null when it can. */
export function inkProblem({ strokes }: SignatureInk): string | null {
  const points = strokes.flat()
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const extent = Math.max(spread(xs), spread(ys))
  return points.length < FEWEST_POINTS || extent < SMALLEST_EXTENT_PX
    ? '签名太短，像是误触。请在签名区内写下姓名'
    : null
}

function spread(values: readonly number[]): number {
  return (
    values.reduce((a, b) => Math.max(a, b), -Infinity) -
    values.reduce((a, b) => Math.min(a, b), Infinity)
  )
}
