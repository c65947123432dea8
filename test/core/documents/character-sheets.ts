import { drawText } from '../../../electron/core/documents/kit/drawing.ts'
import type { Fonts } from '../../../electron/core/documents/kit/fonts.ts'
import { artifact, createPaper, finishPaper } from '../../../electron/core/documents/kit/paper.ts'
import { readPictures, runPdfTool, type Picture } from './pdf-tools.ts'

/** Points, and pixels at 72 dpi: whole numbers, so that the same outline always gives the same cell. */
export const CELL = 28
const SIZE = 24
const COLUMNS = 60
const ROWS = 60
const MARGIN = 20
const SIDE = COLUMNS * CELL + 2 * MARGIN

export const RENDERERS = {
  poppler: ['pdftoppm', '-gray', '-r', '72', '@'],
  mupdf: ['mutool', 'draw', '-q', '-F', 'pgm', '-r', '72', '-o', '-', '@'],
} as const

/** Draws each character in a cell of its own, through the kit, in 宋体. */
export async function drawSheets(fonts: Fonts, characters: readonly string[]): Promise<Uint8Array> {
  const createdAt = '2026-11-23T03:30:00.000Z'
  const info = { title: '字表', author: '', subject: '', keywords: '', createdAt }
  const paper = createPaper(fonts, info)
  const style = { face: 'serif', size: SIZE, leading: CELL } as const
  for (let start = 0; start < characters.length; start += COLUMNS * ROWS) {
    paper.doc.addPage({ size: [SIDE, SIDE], margin: 0 })
    artifact(paper, 'Layout', () => {
      characters.slice(start, start + COLUMNS * ROWS).forEach((character, i) => {
        const { left, top } = cornerOf(i)
        drawText(paper, style, character, { x: left + (CELL - SIZE) / 2, y: top })
      })
    })
  }
  return finishPaper(paper)
}

/** The cell of each character as one renderer shows it: darkness 0 to 255, row by row. */
export function readCells(
  bytes: Uint8Array,
  [tool, ...args]: (typeof RENDERERS)[keyof typeof RENDERERS],
  count: number,
): readonly Uint8Array[] {
  const pages = readPictures(runPdfTool(bytes, tool, args))
  return Array.from({ length: count }, (_, index) => {
    const page = pages[Math.floor(index / (COLUMNS * ROWS))]
    if (!page) throw new RangeError('a sheet is missing')
    return cellOf(page, cornerOf(index % (COLUMNS * ROWS)))
  })
}

type Corner = { readonly left: number; readonly top: number }

function cornerOf(index: number): Corner {
  return {
    left: MARGIN + (index % COLUMNS) * CELL,
    top: MARGIN + Math.floor(index / COLUMNS) * CELL,
  }
}

function cellOf({ gray, width }: Picture, { left, top }: Corner): Uint8Array {
  const cell = new Uint8Array(CELL * CELL)
  for (let y = 0; y < CELL; y++) {
    for (let x = 0; x < CELL; x++) {
      cell[y * CELL + x] = 255 - (gray[(top + y) * width + left + x] ?? 255)
    }
  }
  return cell
}
