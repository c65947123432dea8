import type { Face } from './fonts.ts'
import type { Paper, Rect } from './paper.ts'
import { runsOf, widthOf } from './shape.ts'
import type { TextLine } from './text-layout.ts'

export type TextStyle = {
  readonly face: Face
  /** Points. */
  readonly size: number
  /** Distance from one baseline to the next, points. */
  readonly leading: number
  readonly color?: string
}

export type Align = 'left' | 'center' | 'right' | 'justify'

export const INK_BLACK = '#111111'

/** More than this part of the type size between two characters, and text extraction sees spaces. */
const MOST_SPREAD = 0.09

/** Draws lines one under the other, the first in a line box that begins at `y`. */
export function drawLines(
  paper: Paper,
  style: TextStyle,
  lines: readonly TextLine[],
  area: Pick<Rect, 'x' | 'y' | 'width'>,
  align: Align,
): void {
  lines.forEach((line, i) => {
    if (line.text === '') return
    const free = area.width - line.indent - line.width
    const gaps = Array.from(line.text).length - 1
    const spread =
      align === 'justify' && !line.isLast && gaps > 0 ? (free + line.overhang) / gaps : 0
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0
    drawText(paper, style, line.text, {
      x: area.x + line.indent + shift,
      y: area.y + i * style.leading,
      spread: spread <= MOST_SPREAD * style.size ? spread : 0,
    })
  })
}

/** Draws one line of text as it is; `y` is the top of its line box. */
export function drawText(
  paper: Paper,
  style: TextStyle,
  text: string,
  at: { readonly x: number; readonly y: number; readonly spread?: number },
): void {
  // The middle of the em box of a Chinese character lies 0.38 em above the baseline.
  const baseline = at.y + style.leading / 2 + style.size * 0.38
  const { metrics } = paper.fonts[style.face]
  const characterSpacing = at.spread ?? 0
  paper.doc.fontSize(style.size).fillColor(style.color ?? INK_BLACK)
  let { x } = at
  for (const run of runsOf(metrics, text)) {
    paper.doc
      .font(run.font.pdfkit, run.font.postscriptName)
      .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing })
    x += widthOf(metrics, style.size, run.text) + characterSpacing * Array.from(run.text).length
  }
}

/** The width of one line of text in points. */
export function measure(paper: Pick<Paper, 'fonts'>, style: TextStyle, text: string): number {
  return widthOf(paper.fonts[style.face].metrics, style.size, text)
}

/** Draws lines in the middle of a cell, from top to bottom and, unless told, from left to right. */
export function drawInCell(
  paper: Paper,
  style: TextStyle,
  lines: readonly TextLine[],
  cell: Rect,
  options: { readonly padding: number; readonly align?: Align },
): void {
  const height = lines.length * style.leading
  drawLines(
    paper,
    style,
    lines,
    {
      x: cell.x + options.padding,
      y: cell.y + (cell.height - height) / 2,
      width: cell.width - 2 * options.padding,
    },
    options.align ?? 'center',
  )
}

/** Rules around every cell, and a heavier one around the whole table. */
export function drawTableRules(paper: Paper, cells: readonly Rect[]): void {
  const left = Math.min(...cells.map((cell) => cell.x))
  const top = Math.min(...cells.map((cell) => cell.y))
  const right = Math.max(...cells.map((cell) => cell.x + cell.width))
  const bottom = Math.max(...cells.map((cell) => cell.y + cell.height))
  const { doc } = paper
  doc.strokeColor('#000000').lineJoin('miter').lineCap('butt').lineWidth(0.5)
  for (const cell of cells) doc.rect(cell.x, cell.y, cell.width, cell.height)
  doc.stroke()
  doc
    .lineWidth(1)
    .rect(left, top, right - left, bottom - top)
    .stroke()
}
