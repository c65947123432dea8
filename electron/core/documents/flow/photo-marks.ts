import {
  MARK,
  markPath,
  markPlace,
  markUnit,
  type Mark,
  type PictureSize,
} from '../../../../shared/domain/evidence/marks.ts'
import { drawText, measure, type TextStyle } from '../kit/drawing.ts'
import type { Paper, Rect } from '../kit/paper.ts'

/** Words must be read on paper, however small the picture; points. */
const LEAST_TYPE_SIZE = 7
const GROUND = '#ffffff'

/** Where a picture of this size stands that fills a box as far as it can, in its middle. */
export function placeIn(box: Rect, { width, height }: PictureSize): Rect {
  const scale = Math.min(box.width / width, box.height / height)
  const [fitWidth, fitHeight] = [width * scale, height * scale]
  return {
    x: box.x + (box.width - fitWidth) / 2,
    y: box.y + (box.height - fitHeight) / 2,
    width: fitWidth,
    height: fitHeight,
  }
}

/** Draws what the panel drew over a picture, as it looks on the screen. */
export function drawMarks(paper: Paper, marks: readonly Mark[], picture: Rect): void {
  if (marks.length === 0) return
  const { doc } = paper
  doc.save()
  doc.rect(picture.x, picture.y, picture.width, picture.height).clip()
  for (const mark of marks) {
    if (mark.kind === 'text') drawWord(paper, mark, picture)
    else drawStroke(paper, mark, picture)
  }
  doc.restore()
}

function drawStroke({ doc }: Paper, mark: Mark, picture: Rect): void {
  const path = markPath(mark, picture)
  doc.save().translate(picture.x, picture.y).lineJoin('round')
  for (const [width, color] of [
    [MARK.rim, GROUND],
    [MARK.stroke, MARK.color],
  ] as const) {
    doc
      .path(path)
      .lineWidth(width * markUnit(picture))
      .strokeColor(color)
      .stroke()
  }
  doc.restore()
}

/** A word on a light ground; moved to the left where it would run out of the picture. */
function drawWord(paper: Paper, mark: Mark, picture: Rect): void {
  if (mark.text === '') return
  const size = Math.max(LEAST_TYPE_SIZE, MARK.text * markUnit(picture))
  const style: TextStyle = { face: 'serifBold', size, leading: 1.3 * size, color: MARK.color }
  const width = measure(paper, style, mark.text)
  const [left, baseline] = markPlace(mark.from, picture)
  const x = picture.x + Math.max(0, Math.min(left, picture.width - width))
  // The baseline is where `drawText` puts it; a word at an edge stays inside as well.
  const top = baseline - style.leading / 2 - 0.38 * size
  const y = picture.y + Math.max(0, Math.min(top, picture.height - style.leading))
  paper.doc.rect(x, y, width, style.leading).fillColor(GROUND).fill()
  drawText(paper, style, mark.text, { x, y })
}
