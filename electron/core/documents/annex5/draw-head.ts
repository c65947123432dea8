import { drawInCell, drawLines, drawText, measure, type TextStyle } from '../kit/drawing.ts'
import { tagged, type Paper, type Rect } from '../kit/paper.ts'
import { layoutText } from '../kit/text-layout.ts'
import { BODY, FORM, MARK, NOTE, TEXT } from './form.ts'
import type { NameCell } from './names.ts'

/** 附件5 at the top left, and the title in the middle. */
export function drawHeading(paper: Paper, mark: string, style: TextStyle): void {
  tagged(paper, paper.root, 'P', () =>
    drawText(paper, MARK, mark, { x: FORM.left, y: FORM.markTop }),
  )
  tagged(paper, paper.root, 'H1', () =>
    drawText(paper, style, TEXT.title, {
      x: FORM.left + (FORM.width - measure(paper, style, TEXT.title)) / 2,
      y: FORM.titleTop,
    }),
  )
}

/** The label of a cell, one line for each part. */
export function drawLabel(
  paper: Paper,
  row: PDFKit.PDFStructureElement,
  label: readonly string[],
  cell: Rect,
): void {
  const { metrics } = paper.fonts[BODY.face]
  const lines = label.flatMap((part) => layoutText(metrics, BODY.size, cell.width, part))
  tagged(paper, row, 'TH', () => drawInCell(paper, BODY, lines, cell, { padding: 0 }), {
    scope: 'Row',
  })
}

/** The value of a cell: one line in the middle, more lines from the left. */
export function drawName(
  paper: Paper,
  row: PDFKit.PDFStructureElement,
  name: NameCell,
  cell: Rect,
  columnSpan = 1,
): void {
  const hasRest = name.rest !== ''
  const align = name.lines.length === 1 ? 'center' : 'left'
  const textCell = hasRest ? { ...cell, height: cell.height - NOTE.leading } : cell
  tagged(
    paper,
    row,
    'TD',
    () => {
      drawInCell(paper, name.style, name.lines, textCell, { padding: FORM.namePadding, align })
      if (hasRest) {
        const y = cell.y + cell.height - NOTE.leading - 4
        drawNote(paper, '（下转附页 1）', { ...cell, y }, 'right')
      }
    },
    { columnSpan },
  )
}

/** A small remark in a line of its own. */
export function drawNote(
  paper: Paper,
  text: string,
  area: Pick<Rect, 'x' | 'y' | 'width'>,
  align: 'left' | 'right',
): void {
  const width = area.width - 2 * FORM.namePadding
  const lines = layoutText(paper.fonts[NOTE.face].metrics, NOTE.size, width, text)
  drawLines(paper, NOTE, lines, { x: area.x + FORM.namePadding, y: area.y, width }, align)
}
