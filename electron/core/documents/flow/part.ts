import type { Rect } from '../kit/paper.ts'
import type { Canvas } from './canvas.ts'

/**
 * One thing in the column of a document: a paragraph, a row of a table, a row of pictures.
 *
 * It consists of strips one under the other; a page may end between two of them, so that whatever
 * is higher than a page flows on.
 */
export type Part = {
  /** Heights from top to bottom, points; at least one. */
  readonly strips: readonly number[]
  /** Blank above and below each piece of it that stands on a page; points. */
  readonly padding: number
  /** Whether a page may end before this strip. Where nothing else helps, it ends before any. */
  readonly mayCut: (strip: number) => boolean
  /** Blank above it, unless it begins a page; points. */
  readonly gap: number
  /** Never stands at the foot of a page without what follows it. */
  readonly keepsWithNext: boolean
  readonly startsPage: boolean
  /** Drawn once more where this begins or continues at the top of a page: the head of a table. */
  readonly head: Part | null
  /** Parts of one table get its rules together, page by page. */
  readonly ruled: Ruled | null
  readonly draw: (canvas: Canvas, place: Place) => void | Promise<void>
}

export type Ruled = {
  readonly table: object
  readonly cells: (place: Place) => readonly Rect[]
}

/** A piece of a part that begins at `y`: its strips `from` up to `to`. */
export type Place = {
  readonly y: number
  readonly from: number
  readonly to: number
  /** A head that was drawn before: no content of its own. */
  readonly isRepeated: boolean
}

/** A part in one piece that stands alone: what differs is said in `change`. */
export function aPart(
  change: Pick<Part, 'strips' | 'draw'> & Partial<Omit<Part, 'strips' | 'draw'>>,
): Part {
  return {
    padding: 0,
    mayCut: () => false,
    gap: 0,
    keepsWithNext: false,
    startsPage: false,
    head: null,
    ruled: null,
    ...change,
  }
}

/** The height of a piece, of the whole part unless told. */
export function heightOf(part: Part, from = 0, to = part.strips.length): number {
  return part.strips.slice(from, to).reduce((sum, height) => sum + height, 2 * part.padding)
}
