import type { BarChart } from '../../../../shared/domain/documents/blocks.ts'
import { drawLines, INK_BLACK } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { aPart, type Part } from './part.ts'
import { partOfMost } from './radar.ts'
import { CHART, COLUMN } from './styles.ts'
import { captionParts, linesOf } from './text-parts.ts'

const LABEL = { x: COLUMN.x, width: 140 }
const TRACK = { x: COLUMN.x + 150, width: 200, height: 9 }
const TEXT = { x: COLUMN.x + 358, width: COLUMN.width - 358 }
const BETWEEN = 5

/** Bars on one page where they fit, label before and value after each, and the caption below. */
export function barParts(fonts: OpenFonts, chart: BarChart): readonly Part[] {
  const bars = chart.bars.map(({ label, value, max, text }, place) => {
    const labelLines = linesOf(fonts, CHART, LABEL.width, label)
    const textLines = linesOf(fonts, CHART, TEXT.width, text)
    const height = Math.max(labelLines.length, textLines.length) * CHART.leading + BETWEEN
    return aPart({
      strips: [height],
      gap: place === 0 ? 10 : 0,
      keepsWithNext: place < chart.bars.length - 1 || chart.caption !== '',
      draw: ({ paper, element }, { y }) => {
        const middle = (lines: number): number => y + (height - lines * CHART.leading) / 2
        const top = y + (height - TRACK.height) / 2
        const width = TRACK.width * partOfMost(value, max)
        element(chart, 'Figure', paper.root, { alt: barWords(chart) }).add(() => {
          paper.doc.rect(TRACK.x, top, width, TRACK.height).fill('#5b7aa3')
          paper.doc.lineWidth(0.5).strokeColor(INK_BLACK)
          paper.doc.rect(TRACK.x, top, TRACK.width, TRACK.height).stroke()
          drawLines(paper, CHART, labelLines, { ...LABEL, y: middle(labelLines.length) }, 'right')
          drawLines(paper, CHART, textLines, { ...TEXT, y: middle(textLines.length) }, 'left')
        })
      },
    })
  })
  return [...bars, ...captionParts(fonts, chart.caption, 'below')]
}

/** What the chart shows, in words, for those who can't see it. */
export function barWords({ caption, bars }: BarChart): string {
  return `条形图“${caption}”。${bars.map(({ label, text }) => `${label}：${text}`).join('；')}。`
}
