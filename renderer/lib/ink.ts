import type { PointGroup } from 'signature_pad'
import type { SignatureInk } from '../../shared/domain/opinion/annex5-content.ts'

type Size = { readonly width: number; readonly height: number }

/** What the pad holds as ink; a mouse that tells no pressure presses half. */
export function inkOf(groups: readonly PointGroup[], { width, height }: Size): SignatureInk {
  return {
    width,
    height,
    strokes: groups
      .filter(({ points }) => points.length > 0)
      .map(({ points }) =>
        points.map(({ x, y, pressure, time }) => ({
          x,
          y,
          pressure: Math.min(1, Math.max(0, pressure || 0.5)),
          time,
        })),
      ),
  }
}

/** The same strokes on a pad of another width; its shape is always the same. */
export function scaleStrokes(groups: readonly PointGroup[], factor: number): PointGroup[] {
  return groups.map((group) => ({
    ...group,
    points: group.points.map((point) => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }))
}
