import type { TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { widthOf } from '../kit/shape.ts'
import { layoutText, textOfLines, type TextLine } from '../kit/text-layout.ts'
import { FORM, NAME_STYLES, NOTE } from './form.ts'

/** A value in a cell of the head, with what did not fit. */
export type NameCell = {
  readonly style: TextStyle
  readonly lines: readonly TextLine[]
  readonly rest: string
  /** The height the cell asks for. */
  readonly height: number
}

const MOST_LINES = 4
const MOST_LARGE_LINES = 2

/** Sets a value in 小四 while it takes at most two lines, else smaller in up to four; the rest is left over. */
export function planName(fonts: OpenFonts, text: string, cellWidth: number): NameCell {
  const width = cellWidth - 2 * FORM.namePadding
  const [large, small] = NAME_STYLES.map((style) => ({
    style,
    lines: layoutText(fonts[style.face].metrics, style.size, width, text),
  }))
  if (!large || !small) throw new RangeError('two styles for names')
  const { style, lines } = large.lines.length <= MOST_LARGE_LINES ? large : small
  // One line more takes no more room than the note that it continues.
  if (lines.length <= MOST_LINES + 1) {
    return { style, lines, rest: '', height: cellHeight(lines.length * style.leading) }
  }
  const kept = lines.slice(0, MOST_LINES)
  return {
    style,
    lines: kept,
    rest: textOfLines(lines.slice(MOST_LINES)),
    height: cellHeight(kept.length * style.leading + NOTE.leading),
  }
}

function cellHeight(textHeight: number): number {
  return Math.max(FORM.rowHeight, textHeight + 10)
}

/** The value for a repeated head: complete in up to three lines, else cut with … (the form has it all). */
export function abbreviatedName(fonts: OpenFonts, text: string, cellWidth: number): NameCell {
  const cell = planName(fonts, text, cellWidth)
  const { metrics } = fonts[cell.style.face]
  const lines = cell.lines.slice(0, 3)
  const last = lines.at(-1)
  if (!last || cell.lines.length <= 3) return cell
  const kept = Array.from(last.text)
  const room = cellWidth - 2 * FORM.namePadding - cell.style.size
  while (widthOf(metrics, cell.style.size, kept.join('')) > room) kept.pop()
  const cut = { ...last, text: `${kept.join('')}…` }
  return {
    style: cell.style,
    lines: [...lines.slice(0, -1), cut],
    rest: '',
    height: cellHeight(lines.length * cell.style.leading),
  }
}
