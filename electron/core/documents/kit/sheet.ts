import type { TextStyle } from './drawing.ts'
import { A4 } from './paper.ts'

const MARGIN = 64

/** What all documents share of a page, points: the column of text, the marks above and the foot below it. */
export const SHEET = {
  left: MARGIN,
  width: A4.width - 2 * MARGIN,
  markTop: 50,
  footTop: 794,
} as const

export const FOOT: TextStyle = { face: 'sans', size: 7.5, leading: 10, color: '#555555' }
