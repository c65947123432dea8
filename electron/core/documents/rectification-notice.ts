import { chineseDate } from '../../../shared/domain/opinion/calendar.ts'
import type { NoticeContent } from '../../../shared/domain/opinion/notice-content.ts'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { describeCodePoint } from './annex5.ts'
import { BLANK_DATE } from './kit/chinese-date.ts'
import { drawLines, drawText, measure, type TextStyle } from './kit/drawing.ts'
import { howToPrint, missingGlyphs, type Fonts } from './kit/fonts.ts'
import { artifact, createPaper, finishPaper, tagged, type Paper } from './kit/paper.ts'
import { layoutText } from './kit/text-layout.ts'
import { BODY, planNotice, SHEET, type NoticePage } from './notice/plan.ts'

const TITLE: TextStyle = { face: 'serifBold', size: 18, leading: 27 }
const SMALL: TextStyle = { face: 'sans', size: 10.5, leading: 16 }
const FOOT: TextStyle = { face: 'sans', size: 7.5, leading: 10, color: '#555555' }

/**
 * Draws 整改通知 as a PDF, from the frozen opinion alone: the same content gives the same bytes.
 *
 * Throws `missing-glyphs` where a character can't be printed, as the opinion itself does.
 */
export async function renderNotice(content: NoticeContent, fonts: Fonts): Promise<Uint8Array> {
  const problems = problemsInNotice(content, fonts)
  if (problems.length > 0) throw new AppError({ code: 'missing-glyphs', problems })
  const paper = createPaper(fonts, {
    title: `${content.title}${content.isSample ? '（示例）' : ''}`,
    author: content.institution,
    subject: `${content.addressee} ${content.projectName}`,
    keywords: `文书编号 ${content.documentNumber}; 第${content.revision}版; 快照SHA-256 ${content.snapshotSha256 ?? '尚未定稿'}`,
    createdAt: content.createdAt,
  })
  const plan = planNotice(content, paper.fonts)
  plan.pages.forEach((page, index) => {
    paper.doc.addPage({ size: 'A4', margin: 0 })
    artifact(paper, 'Pagination', () =>
      drawFoot(paper, content, `第 ${index + 1} 页　共 ${plan.pages.length} 页`),
    )
    if (content.isSample) artifact(paper, 'Layout', () => drawSampleMark(paper))
    if (index === 0) drawHead(paper, content)
    drawPage(paper, page)
  })
  drawClosing(paper, content, plan.closingTop)
  return finishPaper(paper)
}

/** What can't be printed, to be asked before the opinion is frozen. */
export function problemsInNotice(content: NoticeContent, fonts: Fonts): readonly Problem[] {
  const texts = [
    content.addressee,
    content.institution,
    content.leader,
    ...content.blocks.map(({ text }) => text),
  ]
  const missing = new Set(texts.flatMap((text) => missingGlyphs(fonts, text)))
  if (missing.size === 0) return []
  const characters = Array.from(missing, describeCodePoint).join('、')
  return [
    {
      field: 'requirements',
      message: `整改通知中的${characters}不在文书字库中，无法印出。${howToPrint(fonts, [...missing], '在整改要求或问题清单中改用字库内的字后重试')}`,
    },
  ]
}

function drawHead(paper: Paper, content: NoticeContent): void {
  const { left, width, titleTop } = SHEET
  const at = (style: TextStyle, text: string) => left + (width - measure(paper, style, text)) / 2
  tagged(paper, paper.root, 'H1', () =>
    drawText(paper, TITLE, content.title, { x: at(TITLE, content.title), y: titleTop }),
  )
  const number = `文书编号 ${content.documentNumber}　第${content.revision}版`
  tagged(paper, paper.root, 'P', () =>
    drawText(paper, SMALL, number, { x: at(SMALL, number), y: titleTop + 32 }),
  )
  const addressee = layoutText(
    paper.fonts.serif.metrics,
    BODY.size,
    width,
    `${content.addressee}：`,
  ).slice(0, 2)
  tagged(paper, paper.root, 'P', () =>
    drawLines(paper, BODY, addressee, { x: left, y: titleTop + 56, width }, 'left'),
  )
}

function drawPage(paper: Paper, { top, lines }: NoticePage): void {
  tagged(paper, paper.root, 'P', () => {
    lines.forEach(({ style, line }, index) => {
      const y = top + index * style.leading
      drawLines(paper, style, [line], { x: SHEET.left, y, width: SHEET.width }, 'justify')
    })
  })
}

/** Who issues it, and where the enterprise signs for it. */
function drawClosing(paper: Paper, content: NoticeContent, top: number): void {
  const { left, width } = SHEET
  const issuer = [
    `专家组组长：${content.leader}`,
    `${content.institution}（盖章）`,
    chineseDate(content.concludedOn),
  ].flatMap((text) => layoutText(paper.fonts.serif.metrics, BODY.size, width, text).slice(0, 2))
  tagged(paper, paper.root, 'P', () =>
    drawLines(paper, BODY, issuer, { x: left, y: top, width }, 'right'),
  )
  const receiptTop = top + (issuer.length + 1.2) * BODY.leading
  artifact(paper, 'Layout', () => {
    paper.doc.lineWidth(0.5).strokeColor('#888888')
    paper.doc
      .moveTo(left, receiptTop)
      .lineTo(left + width, receiptTop)
      .stroke()
  })
  const receipt = [
    '企业签收：已收到本通知，知悉整改要求和期限。',
    `项目负责人签字：　　　　　　　　　　　　${BLANK_DATE}`,
  ]
  tagged(paper, paper.root, 'P', () => {
    receipt.forEach((text, index) =>
      drawText(paper, BODY, text, { x: left, y: receiptTop + 10 + index * 1.6 * BODY.leading }),
    )
  })
}

function drawSampleMark(paper: Paper): void {
  const red = '#b03a2e'
  const style: TextStyle = { face: 'sans', size: 10, leading: 16, color: red }
  const width = measure(paper, style, '示例') + 12
  const x = SHEET.left + SHEET.width - width
  paper.doc.lineWidth(0.8).strokeColor(red).roundedRect(x, SHEET.markTop, width, 16, 2).stroke()
  drawText(paper, style, '示例', { x: x + 6, y: SHEET.markTop })
}

function drawFoot(paper: Paper, content: NoticeContent, pageNumber: string): void {
  const hash = content.snapshotSha256
  const texts = [
    content.template,
    pageNumber,
    hash === null ? '尚未定稿' : `快照 SHA-256 ${hash.slice(0, 16)}…`,
  ]
  const third = SHEET.width / 3
  texts.forEach((text, column) => {
    const { metrics } = paper.fonts[FOOT.face]
    const lines = layoutText(metrics, FOOT.size, third - 6, text).slice(0, 2)
    const x = SHEET.left + column * third + 3
    const align = (['left', 'center', 'right'] as const)[column] ?? 'left'
    drawLines(paper, FOOT, lines, { x, y: SHEET.footTop, width: third - 6 }, align)
  })
}
