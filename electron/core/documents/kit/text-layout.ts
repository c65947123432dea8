import { printable } from './printable.ts'
import { widthOf, type FontChain } from './shape.ts'

export type TextLine = {
  readonly text: string
  /** Spaces dropped at the break after this line. */
  readonly droppedSpaces: string
  /** Width of the drawn text in points, without indent. */
  readonly width: number
  /** The blank half of a closing mark at its end, which may stand outside the line; points. */
  readonly overhang: number
  readonly indent: number
  /** First and last line of its paragraph. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Characters that may not begin a line (避头), full-width and half-width. */
const NO_START = new Set('。，、；：！？）》〉」』】〕］｝〗”’…—·％‰℃°,.;:!?)]}%～~')
/** Characters that may not end a line (避尾). */
const NO_END = new Set('（《〈「『【〔［｛〖“‘￥([{$¥')

/** Marks whose right half is blank: it may stand outside the line, so that its ink ends flush. */
const HALF_BLANK = new Set('，。、；：）》」』】〕”’')

/** Letters, digits and half-width signs; combining marks stay with what they mark. */
const WORD = /[\u0021-\u007e\u00a1-\u024f\u0370-\u052f\p{M}]/u

/**
 * Breaks a paragraph into lines no wider than `width` points.
 *
 * Chinese breaks between any two characters except where 避头尾 forbids it; words and numbers stay
 * whole when they fit on a line and are cut anywhere when they do not. Spaces at a break are dropped;
 * the blank right half of a closing mark may reach half a character over the width.
 *
 * @param indent blank before the first line, points
 */
export function layoutText(
  font: FontChain,
  size: number,
  width: number,
  text: string,
  indent = 0,
): readonly TextLine[] {
  const lines: Pick<TextLine, 'text' | 'droppedSpaces' | 'width' | 'overhang'>[] = []
  let line = ''
  let lineWidth = 0
  const room = (): number => width - (lines.length === 0 ? indent : 0)
  const close = (): void => {
    const trimmed = line.trimEnd()
    lines.push({
      text: trimmed,
      droppedSpaces: line.slice(trimmed.length),
      width: widthOf(font, size, trimmed),
      overhang: overhang(size, trimmed),
    })
    line = ''
    lineWidth = 0
  }
  const place = (piece: string, pieceWidth: number): void => {
    line += piece
    lineWidth += pieceWidth
  }
  for (const cluster of clustersOf(printable(text).trim())) {
    const clusterWidth = widthOf(font, size, cluster)
    const visible = cluster.trimEnd()
    const visibleWidth = widthOf(font, size, visible) - overhang(size, visible)
    if (visibleWidth <= (line === '' ? room() : width)) {
      if (line !== '' && lineWidth + visibleWidth > room()) close()
      place(cluster, clusterWidth)
      continue
    }
    // Longer than any line, so it is cut anyway: start where the line stands.
    for (const piece of cluster) {
      const pieceWidth = widthOf(font, size, piece)
      if (line !== '' && piece !== ' ' && lineWidth + pieceWidth > room()) close()
      place(piece, pieceWidth)
    }
  }
  if (line !== '' || lines.length === 0) close()
  return lines.map((each, i) => ({
    ...each,
    indent: i === 0 ? indent : 0,
    isFirst: i === 0,
    isLast: i === lines.length - 1,
  }))
}

function overhang(size: number, text: string): number {
  return HALF_BLANK.has(text.slice(-1)) ? size / 2 : 0
}

/** The text that was broken into these lines. */
export function textOfLines(lines: readonly TextLine[]): string {
  return lines.map((line) => line.text + line.droppedSpaces).join('')
}

/** Splits a text where a line may end; spaces stay at the end of the piece before them. */
function clustersOf(text: string): readonly string[] {
  const clusters: string[] = []
  let cluster = ''
  let previous = ''
  for (const character of text) {
    if (previous !== '' && mayBreak(previous, character)) {
      clusters.push(cluster)
      cluster = ''
    }
    cluster += character
    previous = character
  }
  if (cluster !== '') clusters.push(cluster)
  return clusters
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || NO_START.has(after) || NO_END.has(before)) return false
  if (before === ' ') return true
  return !(WORD.test(before) && WORD.test(after))
}
