import type { InkPoint, SignatureInk } from '../../../../shared/domain/opinion/annex5-content.ts'
import { INK_BLACK } from './drawing.ts'
import type { Paper, Rect } from './paper.ts'

/** Points of the page; finer than the eye and coarser than a pen's tremor. */
const TOLERANCE = 0.1
/** A pad pixel is drawn at most this large, so that a tiny mark does not fill its box. */
const LARGEST_SCALE = 0.6
const PRESSURE_LEVELS = 5

type PagePoint = { readonly x: number; readonly y: number; readonly level: number }

/** Draws a signature as strokes, cropped to its ink and centred in the box with its proportions kept. */
export function drawInk(paper: Paper, ink: SignatureInk, box: Rect): void {
  const points = ink.strokes.flat()
  if (points.length === 0) return
  const penWidth = Math.min(1.3, Math.max(0.7, box.height * 0.032))
  const toPage = placement(points, box, penWidth)
  paper.doc.lineCap('round').lineJoin('round').strokeColor(INK_BLACK)
  // One write for the whole signature: pdfkit's calls cost more than the drawing.
  const paths = ink.strokes.map((stroke) => strokePath(thinned(stroke.map(toPage)), penWidth))
  paper.doc.addContent(paths.join('\n'))
}

function placement(
  points: readonly InkPoint[],
  box: Rect,
  penWidth: number,
): (point: InkPoint) => PagePoint {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, top] = [smallest(xs), smallest(ys)]
  const [width, height] = [largest(xs) - left, largest(ys) - top]
  const scale = Math.min(
    LARGEST_SCALE,
    (box.width - 2 * penWidth) / Math.max(width, 1),
    (box.height - 2 * penWidth) / Math.max(height, 1),
  )
  const x = box.x + (box.width - width * scale) / 2
  const y = box.y + (box.height - height * scale) / 2
  return (point) => ({
    x: rounded(x + (point.x - left) * scale),
    y: rounded(y + (point.y - top) * scale),
    level: pressureLevel(point.pressure),
  })
}

/** Pens report 0..1; a finger or mouse reports 0 or 0.5 throughout, which is the middle level. */
function pressureLevel(pressure: number): number {
  const known = pressure > 0 ? Math.min(pressure, 1) : 0.5
  return Math.min(PRESSURE_LEVELS - 1, Math.floor(known * PRESSURE_LEVELS))
}

/** Leaves out the points whose absence moves the stroke by less than a tenth of a point. */
function thinned(points: readonly PagePoint[]): readonly PagePoint[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return points
  const inner = points.slice(1, -1)
  const farthest = inner.reduce(
    (best, point, i) => {
      const distance = distanceToLine(point, first, last)
      return distance > best.distance ? { distance, index: i + 1 } : best
    },
    { distance: TOLERANCE, index: 0 },
  )
  if (farthest.index === 0) return distance(first, last) < TOLERANCE ? [first] : [first, last]
  const head = thinned(points.slice(0, farthest.index + 1))
  return [...head.slice(0, -1), ...thinned(points.slice(farthest.index))]
}

/** A curve through the middles of the steps, stroked anew where the pressure changes. */
function strokePath(points: readonly PagePoint[], penWidth: number): string {
  const path: string[] = []
  const level = (i: number): number | undefined => points[i]?.level
  points.forEach((point, i) => {
    const start = middle(points[i - 1] ?? point, point)
    const end = middle(point, points[i + 1] ?? point)
    if (level(i) !== level(i - 1)) {
      const width = penWidth * (0.6 + (0.8 * point.level) / (PRESSURE_LEVELS - 1))
      path.push(`${rounded(width)} w ${start.x} ${start.y} m`)
    }
    const isEnd = i === 0 || i === points.length - 1
    // `v` begins the curve towards the point and ends it coming from there.
    path.push(isEnd ? `${end.x} ${end.y} l` : `${point.x} ${point.y} ${end.x} ${end.y} v`)
    if (level(i) !== level(i + 1)) path.push('S')
  })
  return path.join(' ')
}

function middle(a: PagePoint, b: PagePoint): { readonly x: number; readonly y: number } {
  return { x: rounded((a.x + b.x) / 2), y: rounded((a.y + b.y) / 2) }
}

function distance(a: PagePoint, b: PagePoint): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
}

function distanceToLine(point: PagePoint, start: PagePoint, end: PagePoint): number {
  const length = distance(start, end)
  if (length === 0) return distance(point, start)
  const area = (end.x - start.x) * (start.y - point.y) - (start.x - point.x) * (end.y - start.y)
  return Math.abs(area) / length
}

/** Hundredths of a point: finer than any printer, and half the bytes. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function smallest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity)
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity)
}
