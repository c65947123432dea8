import type { RadarChart } from '../../../../shared/domain/documents/blocks.ts'

export type Point = { readonly x: number; readonly y: number }

/** A radar chart around (0, 0), y down; points. */
export type RadarShape = {
  /** Ends of the axes, the first straight up, clockwise. */
  readonly ends: readonly Point[]
  /** Polygons at a quarter, half, three quarters and all of each axis' most. */
  readonly rings: readonly (readonly Point[])[]
  /** One polygon a series, a corner on each axis. */
  readonly series: readonly (readonly Point[])[]
  /** Where labels begin, outside of the axes, and which side of them is at the point. */
  readonly labels: readonly (Point & { readonly align: 'left' | 'center' | 'right' })[]
}

export const RINGS = [0.25, 0.5, 0.75, 1] as const
const LABEL_DISTANCE = 8

/** Where everything of a radar chart lies; a value outside of 0 to its most is drawn at the end. */
export function radarShape(
  { axes, series }: Pick<RadarChart, 'axes' | 'series'>,
  radius: number,
): RadarShape {
  const at = (axis: number, distance: number): Point => {
    const angle = (2 * Math.PI * axis) / axes.length
    return { x: rounded(distance * Math.sin(angle)), y: rounded(-distance * Math.cos(angle)) }
  }
  const polygon = (partOf: (axis: number) => number): readonly Point[] =>
    axes.map((_, axis) => at(axis, radius * partOf(axis)))
  return {
    ends: polygon(() => 1),
    rings: RINGS.map((ring) => polygon(() => ring)),
    series: series.map(({ values }) =>
      polygon((axis) => partOfMost(values[axis] ?? 0, axes[axis]?.max ?? 0)),
    ),
    labels: axes.map((_, axis) => {
      const point = at(axis, radius + LABEL_DISTANCE)
      const isMiddle = Math.abs(point.x) < radius / 10
      return { ...point, align: isMiddle ? 'center' : point.x > 0 ? 'left' : 'right' }
    }),
  }
}

/** 0 to 1; nothing of nothing is 0. */
export function partOfMost(value: number, most: number): number {
  return most > 0 ? Math.min(1, Math.max(0, value / most)) : 0
}

/** Hundredths of a point, so that no sine of another processor shows. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
