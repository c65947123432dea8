/** A pen that keys move, in fractions of the pad's width and height. */
export type KeyboardPen = { readonly x: number; readonly y: number; readonly isDown: boolean }

/** Where the pen is before a key has moved it: at the start of the line. */
export const PEN_AT_REST: KeyboardPen = { x: 0.2, y: 0.5, isDown: false }

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const STEP = 0.04
const FINE_STEP = 0.01

/** The pen after a key: arrows move it, with Shift a little, Space puts it down or lifts it. */
export function penAfter(pen: KeyboardPen, key: string, isFine: boolean): KeyboardPen | null {
  if (key === ' ') return { ...pen, isDown: !pen.isDown }
  const direction = DIRECTIONS[key]
  if (direction === undefined) return null
  const step = isFine ? FINE_STEP : STEP
  const inside = (value: number): number => Math.min(1, Math.max(0, value))
  // The pad is 2.4 times as wide as high: the same step on the glass both ways.
  return {
    ...pen,
    x: inside(pen.x + direction[0] * step),
    y: inside(pen.y + direction[1] * step * 2.4),
  }
}
