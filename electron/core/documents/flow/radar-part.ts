import type { RadarChart } from '../../../../shared/domain/documents/blocks.ts'
import { drawLines, drawText } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import type { Paper } from '../kit/paper.ts'
import type { TextLine } from '../kit/text-layout.ts'
import { drawMarker, lookOf, stroked } from './chart-looks.ts'
import { aPart, type Part } from './part.ts'
import { RINGS, radarShape, type Point, type RadarShape } from './radar.ts'
import { CHART, COLUMN, SCALE } from './styles.ts'
import { captionParts, linesOf } from './text-parts.ts'

const RADIUS = 92
const LABEL_WIDTH = COLUMN.width / 2 - RADIUS - 10
const LEGEND_LINE = 26
const LEGEND_GAP = 8

type Label = RadarShape['labels'][number] & { readonly lines: readonly TextLine[] }

/** The chart with its legend, and the caption below. */
export function radarParts(fonts: OpenFonts, chart: RadarChart): readonly Part[] {
  const shape = radarShape(chart, RADIUS)
  const labels = shape.labels.map((place, axis) => ({
    ...place,
    lines: linesOf(fonts, CHART, LABEL_WIDTH, chart.axes[axis]?.label ?? ''),
  }))
  const tops = labels.map(topOf)
  const bottoms = labels.map((label) => topOf(label) + label.lines.length * CHART.leading)
  const above = Math.max(RADIUS, -Math.min(0, ...tops))
  const below = Math.max(RADIUS, ...bottoms)
  const names = chart.series.map(({ name }) =>
    linesOf(fonts, CHART, COLUMN.width - 2 * LEGEND_LINE, name),
  )
  const legendHeight = names.flat().length * CHART.leading
  const figure = aPart({
    strips: [above + below + LEGEND_GAP + legendHeight],
    gap: 10,
    keepsWithNext: chart.caption !== '',
    draw: ({ paper, element }, { y }) => {
      const middle = { x: COLUMN.x + COLUMN.width / 2, y: y + above }
      element(chart, 'Figure', paper.root, { alt: radarWords(chart) }).add(() => {
        drawShape(paper, shape, middle)
        for (const label of labels) drawLabel(paper, label, middle)
        drawLegend(paper, names, middle.y + below + LEGEND_GAP)
      })
    },
  })
  return [figure, ...captionParts(fonts, chart.caption, 'below')]
}

/** What the chart shows, in words, for those who can't see it. */
export function radarWords({ caption, axes, series }: RadarChart): string {
  const words = series.map(({ name, values }) => {
    const points = axes.map(
      ({ label, max }, axis) => `${label}${(values[axis] ?? 0) / 1000}/${max / 1000}`,
    )
    return `${name}：${points.join('，')}`
  })
  return `雷达图“${caption}”。${words.join('；')}。`
}

/** Labels at the sides stand in the middle of their lines, those above and below beyond their axis. */
function topOf({ align, y, lines }: Label): number {
  const height = lines.length * CHART.leading
  if (align !== 'center') return y - height / 2
  return y < 0 ? y - height : y
}

function drawShape(paper: Paper, shape: RadarShape, middle: Point): void {
  const moved = (points: readonly Point[]): [number, number][] =>
    points.map(({ x, y }) => [x + middle.x, y + middle.y])
  const { doc } = paper
  doc.lineWidth(0.4).strokeColor('#aaaaaa')
  for (const ring of shape.rings) doc.polygon(...moved(ring)).stroke()
  for (const [x, y] of moved(shape.ends)) doc.moveTo(middle.x, middle.y).lineTo(x, y).stroke()
  RINGS.forEach((ring) => {
    const y = middle.y - ring * RADIUS - SCALE.leading / 2
    drawText(paper, SCALE, `${ring * 100}%`, { x: middle.x + 3, y })
  })
  shape.series.forEach((points, place) => {
    stroked(doc, lookOf(place), () => doc.polygon(...moved(points)).stroke())
    for (const [x, y] of moved(points)) drawMarker(doc, lookOf(place), x, y)
  })
}

function drawLabel(paper: Paper, label: Label, middle: Point): void {
  const shift = { left: 0, center: LABEL_WIDTH / 2, right: LABEL_WIDTH }[label.align]
  const area = {
    x: middle.x + label.x - shift,
    y: middle.y + topOf(label),
    width: LABEL_WIDTH,
  }
  drawLines(paper, CHART, label.lines, area, label.align)
}

function drawLegend(paper: Paper, names: readonly (readonly TextLine[])[], top: number): void {
  let y = top
  names.forEach((lines, place) => {
    const width = Math.max(0, ...lines.map((line) => line.width))
    const x = COLUMN.x + (COLUMN.width - LEGEND_LINE - 6 - width) / 2
    const look = lookOf(place)
    const lineY = y + CHART.leading / 2
    stroked(paper.doc, look, () =>
      paper.doc
        .moveTo(x, lineY)
        .lineTo(x + LEGEND_LINE, lineY)
        .stroke(),
    )
    drawMarker(paper.doc, look, x + LEGEND_LINE / 2, lineY)
    drawLines(paper, CHART, lines, { x: x + LEGEND_LINE + 6, y, width }, 'left')
    y += lines.length * CHART.leading
  })
}
