import type { TextStyle } from '../kit/drawing.ts'
import { SHEET } from '../kit/sheet.ts'

/** The column that text flows in, points. */
export const COLUMN = { x: SHEET.left, width: SHEET.width, top: 78, bottom: 778 } as const

/** 小二, as the other forms of the programme have it. */
export const TITLE: TextStyle = { face: 'serifBold', size: 18, leading: 27 }
export const SUBTITLE: TextStyle = { face: 'serif', size: 12, leading: 20 }
export const NUMBER: TextStyle = { face: 'sans', size: 10.5, leading: 16 }
/** 四号 for chapters; below them the size of the text. */
export const HEADINGS: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { face: 'serifBold', size: 14, leading: 24 },
  2: { face: 'serifBold', size: 12, leading: 21 },
  3: { face: 'serifBold', size: 10.5, leading: 18 },
}
/** 小四, at a line and three quarters. */
export const BODY: TextStyle = { face: 'serif', size: 12, leading: 21 }
/** 五号; 小五 where a table has many columns. */
export const CELL: TextStyle = { face: 'serif', size: 10.5, leading: 15 }
export const SMALL_CELL: TextStyle = { face: 'serif', size: 9, leading: 13 }
export const CAPTION: TextStyle = { face: 'serifBold', size: 10.5, leading: 17 }
export const PHOTO_CAPTION: TextStyle = { face: 'serif', size: 9, leading: 12 }
/** First digits of the original's hash, the space of one line. */
export const PHOTO_HASH: TextStyle = { face: 'sans', size: 6.5, leading: 9, color: '#555555' }
export const SIGNED_AT: TextStyle = { face: 'sans', size: 7, leading: 11, color: '#555555' }
/** Names and numbers around a chart. */
export const CHART: TextStyle = { face: 'serif', size: 9, leading: 12 }
export const SCALE: TextStyle = { face: 'sans', size: 6.5, leading: 8, color: '#777777' }

/** In a table with more columns than this, text is set in 小五. */
export const MOST_LARGE_COLUMNS = 6
