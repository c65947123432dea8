import type { Annex5Signer } from '../../../../shared/domain/opinion/annex5-content.ts'
import { chinaTime } from '../../../../shared/domain/opinion/calendar.ts'
import { drawLines, drawText } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { drawInk } from '../kit/ink.ts'
import { group, tagged, artifact, type Paper } from '../kit/paper.ts'
import { layoutText, textOfLines, type TextLine } from '../kit/text-layout.ts'
import { BODY, SIGNED_AT, SIGNER_NAME } from './form.ts'

/** A place to sign: the ink on a thin line, the name in print below it. */
export type SignerBox = {
  readonly signer: Annex5Signer
  readonly nameLines: readonly TextLine[]
  /** What of the name is left for an attachment page. */
  readonly restOfName: string
}

export type SignerRow = { readonly boxes: readonly SignerBox[]; readonly height: number }

export const LEADER_INK = { width: 124, height: 36 }
const MEMBER_INK_HEIGHT = 28
const GAP = 8
const MOST_NAME_LINES = 3

export function planSigner(fonts: OpenFonts, signer: Annex5Signer, width: number): SignerBox {
  const lines = layoutText(fonts[SIGNER_NAME.face].metrics, SIGNER_NAME.size, width, signer.name)
  return {
    signer,
    nameLines: lines.slice(0, MOST_NAME_LINES),
    restOfName: textOfLines(lines.slice(MOST_NAME_LINES)),
  }
}

/** The line for the time is there before anyone signs: nothing moves when they do. */
export function signerHeight(box: SignerBox, inkHeight: number): number {
  return inkHeight + 2 + box.nameLines.length * SIGNER_NAME.leading + SIGNED_AT.leading
}

/** Few members get wide boxes; fifteen fit in three rows of five. */
function columnCount(members: number): number {
  if (members <= 3) return 3
  return members <= 8 ? 4 : 5
}

export function planMembers(
  fonts: OpenFonts,
  members: readonly Annex5Signer[],
  width: number,
): readonly SignerRow[] {
  const columns = columnCount(members.length)
  const boxWidth = memberBoxWidth(width, columns)
  const boxes = members.map((member) => planSigner(fonts, member, boxWidth))
  return Array.from({ length: Math.ceil(boxes.length / columns) }, (_, row) => {
    const inRow = boxes.slice(row * columns, (row + 1) * columns)
    const heights = inRow.map((box) => signerHeight(box, MEMBER_INK_HEIGHT))
    return { boxes: inRow, height: Math.max(...heights) + 4 }
  })
}

function memberBoxWidth(width: number, columns: number): number {
  return (width - (columns - 1) * GAP) / columns
}

export function drawMemberRow(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  row: SignerRow,
  members: number,
  area: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const width = memberBoxWidth(area.width, columnCount(members))
  row.boxes.forEach((box, i) => {
    const x = area.x + i * (width + GAP)
    drawSigner(paper, parent, box, { x, y: area.y, width, height: MEMBER_INK_HEIGHT })
  })
}

/** Draws one place to sign; `ink` is the box above its line. */
export function drawSigner(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  box: SignerBox,
  ink: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const bottom = ink.y + ink.height
  // The blank form has nobody's line: who signs by hand takes the room they need.
  if (box.signer.name === '') return
  artifact(paper, 'Layout', () => {
    paper.doc.lineCap('butt').lineWidth(0.35).strokeColor('#999999')
    paper.doc
      .moveTo(ink.x, bottom)
      .lineTo(ink.x + ink.width, bottom)
      .stroke()
  })
  const signed = box.signer.ink
  const place = group(paper, parent, 'Sect')
  if (signed) {
    const alt = `${box.signer.name}的手写签名`
    const bbox: [number, number, number, number] = [ink.x, ink.y, ink.x + ink.width, bottom]
    tagged(paper, place, 'Figure', () => drawInk(paper, signed, ink), { alt, bbox })
  }
  tagged(paper, place, 'P', () => {
    const area = { x: ink.x, y: bottom + 2, width: ink.width }
    drawLines(paper, SIGNER_NAME, box.nameLines, area, 'center')
  })
  drawSignedAt(paper, place, box, {
    x: ink.x,
    y: bottom + 2 + box.nameLines.length * SIGNER_NAME.leading,
    width: ink.width,
  })
}

/** 签于 2026-11-28 10:21, without the year in a narrow box: the form's own date has it. */
function drawSignedAt(
  paper: Paper,
  place: PDFKit.PDFStructureElement,
  { signer }: SignerBox,
  area: { readonly x: number; readonly y: number; readonly width: number },
): void {
  if (signer.signedAt === null) return
  const time = chinaTime(signer.signedAt)
  const { metrics } = paper.fonts[SIGNED_AT.face]
  const line = [`签于 ${time}`, `签于 ${time.slice(5)}`]
    .map((text) => layoutText(metrics, SIGNED_AT.size, area.width, text))
    .find((lines) => lines.length === 1)
  if (line) tagged(paper, place, 'P', () => drawLines(paper, SIGNED_AT, line, area, 'center'))
}

/** Draws a label like 负责人签字： with its middle at `middle`. */
export function drawSignatureLabel(
  paper: Paper,
  parent: PDFKit.PDFStructureElement,
  text: string,
  at: { readonly x: number; readonly middle: number },
): void {
  tagged(paper, parent, 'P', () =>
    drawText(paper, BODY, text, { x: at.x, y: at.middle - BODY.leading / 2 }),
  )
}
