import { drawLines, type Align, type TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { layoutText, type TextLine } from '../kit/text-layout.ts'
import { aPart, type Part } from './part.ts'
import { BODY, CAPTION, COLUMN, HEADINGS } from './styles.ts'

/** The lines of a text; each line break of the writer begins a paragraph. */
export function linesOf(
  fonts: OpenFonts,
  style: TextStyle,
  width: number,
  text: string,
  indent = 0,
): readonly TextLine[] {
  const { metrics } = fonts[style.face]
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((paragraph, _, all) => all.length === 1 || paragraph.trim() !== '')
    .flatMap((paragraph) => layoutText(metrics, style.size, width, paragraph, indent))
}

/** Neither the first nor the last line of a text stands alone on a page. */
export function leavesTwo(lines: number): (strip: number) => boolean {
  return (strip) => strip >= 2 && strip <= lines - 2
}

type TextLook = Partial<Pick<Part, 'gap' | 'keepsWithNext'>> & {
  readonly style: TextStyle
  /** The kind of structure element. */
  readonly type: string
  readonly align: Align
  readonly indent?: number
}

/** Text over the whole width of the column. */
export function textPart(fonts: OpenFonts, text: string, look: TextLook): Part {
  const { style, type, align, indent = 0, ...rest } = look
  const lines = linesOf(fonts, style, COLUMN.width, text, indent)
  return aPart({
    strips: lines.map(() => style.leading),
    mayCut: leavesTwo(lines.length),
    ...rest,
    draw: ({ element, paper }, { y, from, to }) => {
      element(lines, type).add(() =>
        drawLines(paper, style, lines.slice(from, to), { ...COLUMN, y }, align),
      )
    },
  })
}

/** Each paragraph of a text; nothing for a blank one. */
export function paragraphParts(
  fonts: OpenFonts,
  text: string,
  isIndented: boolean,
): readonly Part[] {
  const indent = isIndented ? 2 * BODY.size : 0
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) =>
      textPart(fonts, paragraph, { style: BODY, type: 'P', align: 'justify', indent }),
    )
}

/** A heading of the text; the document's title is H1. */
export function headingPart(fonts: OpenFonts, level: 1 | 2 | 3, text: string): Part {
  return textPart(fonts, text, {
    style: HEADINGS[level],
    type: `H${level + 1}`,
    align: 'left',
    gap: level === 1 ? 9 : 6,
    keepsWithNext: true,
  })
}

/** The caption above a table or below a chart; nothing for ''. */
export function captionParts(
  fonts: OpenFonts,
  caption: string,
  place: 'above' | 'below',
): readonly Part[] {
  if (caption.trim() === '') return []
  const keep = place === 'above' ? { gap: 8, keepsWithNext: true } : { gap: 4 }
  return [textPart(fonts, caption, { style: CAPTION, type: 'P', align: 'center', ...keep })]
}
