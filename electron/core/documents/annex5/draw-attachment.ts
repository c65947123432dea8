import type { Annex5Content } from '../../../../shared/domain/opinion/annex5-content.ts'
import { drawLines, drawTableRules } from '../kit/drawing.ts'
import { artifact, group, tagged, type Paper, type Rect } from '../kit/paper.ts'
import { planAttachmentHead, type Attachment, type AttachmentRow } from './attachments.ts'
import { drawHeading, drawLabel, drawName, drawNote } from './draw-head.ts'
import { FORM, NOTE, SMALL_TITLE, TEXT } from './form.ts'
import { drawMemberRow } from './signers.ts'

/** Draws attachment page `number` (附页 1, 附页 2 …), on the page begun last. */
export function drawAttachment(
  paper: Paper,
  content: Annex5Content,
  attachment: Attachment,
  number: number,
): void {
  drawHeading(paper, `${TEXT.annex}　附页 ${number}`, SMALL_TITLE)
  const table = group(paper, paper.root, 'Table')
  const cells: Rect[] = []
  let y = FORM.tableTop
  const addRow = (
    label: readonly string[],
    height: number,
    draw: (row: PDFKit.PDFStructureElement, cell: Rect) => void,
  ): void => {
    const row = group(paper, table, 'TR')
    const labelCell = { ...FORM.columns.label, y, height }
    const cell = { ...FORM.columns.rest, y, height }
    cells.push(labelCell, cell)
    drawLabel(paper, row, label, labelCell)
    draw(row, cell)
    y += height
  }
  const head = planAttachmentHead(content, paper.fonts)
  const names = [
    [TEXT.enterpriseName, head.enterpriseName],
    [TEXT.projectName, head.projectName],
    ['文书编号', head.documentNumber],
  ] as const
  for (const [label, name] of names) {
    addRow([label], name.height, (row, cell) => drawName(paper, row, name, cell))
  }
  for (const part of attachment.rows) {
    addRow(part.flow.label, part.height, (row, cell) =>
      drawPart(paper, group(paper, row, 'TD'), content, part, cell),
    )
  }
  artifact(paper, 'Layout', () => drawTableRules(paper, cells))
}

function drawPart(
  paper: Paper,
  element: PDFKit.PDFStructureElement,
  content: Annex5Content,
  part: AttachmentRow,
  cell: Rect,
): void {
  const { flow } = part
  const area = {
    x: cell.x + FORM.padding,
    y: cell.y + FORM.padding + NOTE.leading,
    width: cell.width - 2 * FORM.padding,
  }
  const noteAfterTop = cell.y + cell.height - FORM.padding - NOTE.leading
  tagged(paper, element, 'P', () =>
    drawNote(paper, part.noteBefore, { ...cell, y: cell.y + FORM.padding }, 'left'),
  )
  if (flow.kind === 'text') {
    const align = flow.isJustified ? 'justify' : 'left'
    tagged(paper, element, 'P', () => drawLines(paper, flow.style, flow.lines, area, align))
  } else {
    let { y } = area
    for (const row of flow.rows) {
      drawMemberRow(paper, element, row, content.members.length, { ...area, y })
      y += row.height
    }
  }
  if (part.noteAfter !== '') {
    tagged(paper, element, 'P', () =>
      drawNote(paper, part.noteAfter, { ...cell, y: noteAfterTop }, 'right'),
    )
  }
}
