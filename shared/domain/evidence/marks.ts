import type { RecordBody } from '../record/kinds.ts'

/** One stroke or word that is drawn over a picture; places in 1/1000 of its width and height. */
export type Mark = NonNullable<RecordBody<'annotation'>['shapes']>[number]
export type Place = readonly [x: number, y: number]
export type PictureSize = { readonly width: number; readonly height: number }

/** Widths and type sizes of marks are multiples of this, in the picture's own measure. */
export function markUnit({ width, height }: PictureSize): number {
  return Math.max(width, height) / 300
}

/** In multiples of `markUnit`: the light rim is below the stroke, so that it stands out on dark ground. */
export const MARK = { rim: 2.4, stroke: 1.3, text: 9, barb: 7, color: '#d4281f' } as const

export function markPlace([x, y]: Place, { width, height }: PictureSize): Place {
  return [(x * width) / 1000, (y * height) / 1000]
}

/** The stroke of a mark as an SVG path; a word has none. */
export function markPath(mark: Mark, picture: PictureSize): string {
  const [from, to] = [markPlace(mark.from, picture), markPlace(mark.to, picture)]
  const line = `M ${from.join(' ')} L ${to.join(' ')}`
  switch (mark.kind) {
    case 'line':
      return line
    case 'arrow':
      return `${line} ${arrowHead(from, to, MARK.barb * markUnit(picture))}`
    case 'box':
      return `M ${from[0]} ${from[1]} H ${to[0]} V ${to[1]} H ${from[0]} Z`
    case 'text':
      return ''
  }
}

function arrowHead([fromX, fromY]: Place, [toX, toY]: Place, length: number): string {
  const angle = Math.atan2(toY - fromY, toX - fromX)
  const barb = (turn: number): string =>
    `${toX - length * Math.cos(angle + turn)} ${toY - length * Math.sin(angle + turn)}`
  return `M ${barb(0.45)} L ${toX} ${toY} L ${barb(-0.45)}`
}
