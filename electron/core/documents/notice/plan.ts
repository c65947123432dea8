import type {
  NoticeBlock,
  NoticeContent,
} from '../../../../shared/domain/opinion/notice-content.ts'
import type { TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { linesForPage } from '../kit/paginate.ts'
import { A4 } from '../kit/paper.ts'
import { layoutText, type TextLine } from '../kit/text-layout.ts'

/** The measures of the notice, points. */
const MARGIN = 71
export const SHEET = {
  left: MARGIN,
  width: A4.width - 2 * MARGIN,
  markTop: 50,
  titleTop: 74,
  /** First page, below title, number and addressee; on later pages the text starts higher. */
  firstTop: 172,
  top: 86,
  bottom: 776,
  footTop: 792,
  /** Leader, institution, date, and the enterprise's receipt below. */
  closingHeight: 225,
} as const

const LEADING = 21
export const BODY: TextStyle = { face: 'serif', size: 12, leading: LEADING }
const BOLD: TextStyle = { ...BODY, face: 'serifBold' }
const STYLES: Readonly<Record<NoticeBlock['kind'], TextStyle>> = {
  heading: BOLD,
  text: BODY,
  finding: BOLD,
  detail: BODY,
}

/** A line with the look of its block. */
export type NoticeLine = { readonly style: TextStyle; readonly line: TextLine }
export type NoticePage = { readonly top: number; readonly lines: readonly NoticeLine[] }
export type NoticePlan = { readonly pages: readonly NoticePage[]; readonly closingTop: number }

/** Where every line goes; the closing is never torn apart. */
export function planNotice(content: NoticeContent, fonts: OpenFonts): NoticePlan {
  let rest = content.blocks.flatMap((block): readonly NoticeLine[] => {
    const style = STYLES[block.kind]
    const indent = block.kind === 'text' || block.kind === 'detail' ? 2 * style.size : 0
    const { metrics } = fonts[style.face]
    return layoutText(metrics, style.size, SHEET.width, block.text, indent).map((line) => ({
      style,
      line,
    }))
  })
  const pages: NoticePage[] = []
  while (rest.length > 0) {
    const top = pages.length === 0 ? SHEET.firstTop : SHEET.top
    const capacity = Math.floor((SHEET.bottom - top) / LEADING)
    const count = withoutLonelyHeading(rest, capacity)
    pages.push({ top, lines: rest.slice(0, count) })
    rest = rest.slice(count)
  }
  const last = pages.at(-1)
  const textBottom = last ? last.top + last.lines.length * LEADING : SHEET.firstTop
  if (textBottom + SHEET.closingHeight <= SHEET.bottom) {
    return { pages, closingTop: textBottom + LEADING }
  }
  return { pages: [...pages, { top: SHEET.top, lines: [] }], closingTop: SHEET.top }
}

/** A heading goes to the next page rather than stand at the foot without its text. */
function withoutLonelyHeading(lines: readonly NoticeLine[], capacity: number): number {
  const count = linesForPage(
    lines.map(({ line }) => line),
    capacity,
  )
  const isLonely = count < lines.length && count > 1 && lines[count - 1]?.style === BOLD
  return isLonely ? count - 1 : count
}
