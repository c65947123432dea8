import { drawLines, drawText, measure, type TextStyle } from './drawing.ts'
import { formatOpinionCode } from '../../../../shared/domain/documents/qr.ts'
import { A4, artifact, type Paper } from './paper.ts'
import { drawQrCode, fillQrCode, makeQrCode, type QrCode } from './qr.ts'
import { FOOT, SHEET } from './sheet.ts'
import { layoutText } from './text-layout.ts'

/** What the marks of a page say of its document. */
export type PageMarks = {
  readonly documentNumber: string
  readonly revision: number
  readonly isSample: boolean
  readonly isDraft: boolean
  readonly snapshotSha256: string | null
}

export type PageNumber = {
  readonly page: number
  readonly pages: number
  /** The same on every page. */
  readonly code: QrCode | null
}

const WATERMARK: TextStyle = { face: 'serifBold', size: 150, leading: 150, color: '#eeeeee' }
/** Smaller than 16 mm a telephone would have to look twice; its top is 9 mm from the paper's edge. */
const CODE = { x: SHEET.left + SHEET.width - 46, y: 26, size: 46 }
const SAMPLE_RED = '#b03a2e'
const SAMPLE: TextStyle = { face: 'sans', size: 10, leading: 16, color: SAMPLE_RED }

/** Begins a page: paper, watermark below everything, sample mark and foot. */
export function beginPage(paper: Paper, marks: PageMarks, number: PageNumber): void {
  paper.doc.addPage({ size: 'A4', margin: 0 })
  artifact(paper, 'Layout', () => {
    if (marks.isDraft) drawWatermark(paper, '草稿')
    if (marks.isSample) drawSampleMark(paper, '示例')
  })
  const { code, page } = number
  artifact(paper, 'Pagination', () => {
    drawFoot(paper, marks, number)
    if (code && page > 1) fillQrCode(paper, code)
  })
  // Heard once a document.
  if (code && page === 1) drawQrCode(paper, paper.root, code)
}

/** The code that names the frozen opinion, above the title at the right: a draft has none. */
export function opinionCode({
  documentNumber,
  revision,
  snapshotSha256,
}: PageMarks): QrCode | null {
  if (snapshotSha256 === null) return null
  return makeQrCode(formatOpinionCode({ documentNumber, revision, snapshotSha256 }), CODE)
}

function drawWatermark(paper: Paper, text: string): void {
  const [x, y] = [A4.width / 2, A4.height / 2]
  paper.doc.save().rotate(-45, { origin: [x, y] })
  drawText(paper, WATERMARK, text, {
    x: x - measure(paper, WATERMARK, text) / 2,
    y: y - WATERMARK.leading / 2,
  })
  paper.doc.restore()
}

function drawSampleMark(paper: Paper, text: string): void {
  const width = measure(paper, SAMPLE, text) + 12
  const x = CODE.x - 12 - width
  paper.doc.lineWidth(0.8).strokeColor(SAMPLE_RED)
  paper.doc.roundedRect(x, SHEET.markTop, width, SAMPLE.leading, 2).stroke()
  drawText(paper, SAMPLE, text, { x: x + 6, y: SHEET.markTop })
}

type Align = 'left' | 'center' | 'right'
/** In the middle of the foot; the document number and the hash share the rest. */
const PAGE_NUMBER_WIDTH = 80

/** Document number and revision, page x of y, and the first 16 digits of the snapshot's hash. */
function drawFoot(paper: Paper, marks: PageMarks, number: PageNumber): void {
  const side = (SHEET.width - PAGE_NUMBER_WIDTH) / 2
  const numberText = `文书编号 ${marks.documentNumber}　第${marks.revision}版`
  const hash = marks.snapshotSha256
  const hashText = hash === null ? '尚未定稿' : `快照 SHA-256 ${hash.slice(0, 16)}…`
  const place = (text: string, x: number, width: number, align: Align): void => {
    const lines = layoutText(paper.fonts[FOOT.face].metrics, FOOT.size, width, text)
    drawLines(paper, FOOT, lines.slice(0, 2), { x, y: SHEET.footTop, width }, align)
  }
  const { left } = SHEET
  place(numberText, left, side, 'left')
  place(`第 ${number.page} 页　共 ${number.pages} 页`, left + side, PAGE_NUMBER_WIDTH, 'center')
  place(hashText, left + side + PAGE_NUMBER_WIDTH, side, 'right')
}
