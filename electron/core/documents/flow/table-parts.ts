import type { Block, Table } from '../../../../shared/domain/documents/blocks.ts'
import { drawLines, type Align, type TextStyle } from '../kit/drawing.ts'
import type { OpenFonts } from '../kit/fonts.ts'
import { artifact, type Rect } from '../kit/paper.ts'
import { aPart, heightOf, type Part, type Place } from './part.ts'
import { CELL, COLUMN, MOST_LARGE_COLUMNS, SMALL_CELL } from './styles.ts'
import { captionParts, leavesTwo, linesOf } from './text-parts.ts'

const PADDING = { x: 5, y: 4 }
/** A row up to this height goes to the next page rather than be cut; points. */
const MOST_WHOLE = 150
/** A head higher than this is not repeated: it would leave no room for rows. */
const MOST_HEAD = 200
/** Above a table without a caption. */
const GAP_ABOVE = 8

type Column = Pick<Rect, 'x' | 'width'>
type Cell = Column & {
  readonly text: string
  readonly align: Align
  /** Which cells this one is the head of; null for a cell with data. */
  readonly headOf: 'Row' | 'Column' | null
}

/** The caption, the head and the rows. */
export function* tableParts(fonts: OpenFonts, block: Table): Generator<Part> {
  const columns = columnsOf(block.columns.map(({ share }) => share))
  const style = columns.length > MOST_LARGE_COLUMNS ? SMALL_CELL : CELL
  const table = {}
  const cellsOf = (texts: readonly string[], isHead: boolean): readonly Cell[] =>
    columns.map((column, place) => ({
      ...column,
      text: texts[place] ?? '',
      align: isHead ? 'center' : (block.columns[place]?.align ?? 'left'),
      headOf: isHead ? 'Column' : null,
    }))
  const titles = cellsOf(
    block.columns.map(({ title }) => title),
    true,
  )
  const head = rowPart(fonts, table, style, titles)
  const repeated = heightOf(head) <= MOST_HEAD ? head : null
  yield* captionParts(fonts, block.caption, 'above')
  yield { ...head, keepsWithNext: true, gap: block.caption === '' ? GAP_ABOVE : 2 }
  for (const row of block.rows) {
    yield { ...rowPart(fonts, table, style, cellsOf(row, false)), head: repeated }
  }
}

/** Labels and their values; the last value runs over the whole width where its row is not full. */
export function factsParts(
  fonts: OpenFonts,
  { pairsInRow, facts }: Extract<Block, { readonly kind: 'facts' }>,
): readonly Part[] {
  const table = {}
  const columns = columnsOf(pairsInRow === 1 ? [22, 78] : [17, 33, 17, 33])
  const rows = Array.from({ length: Math.ceil(facts.length / pairsInRow) }, (_, row) =>
    facts.slice(row * pairsInRow, (row + 1) * pairsInRow),
  )
  return rows.map((pairs, row) => {
    const cells = pairs.flat().map((text, place): Cell => {
      const column = columns[place] ?? COLUMN
      const isLast = place === 2 * pairs.length - 1
      const width = isLast ? COLUMN.x + COLUMN.width - column.x : column.width
      const isHead = place % 2 === 0
      const align = isHead ? 'center' : 'left'
      return { x: column.x, width, text, align, headOf: isHead ? 'Row' : null }
    })
    return { ...rowPart(fonts, table, CELL, cells), gap: row === 0 ? GAP_ABOVE : 0 }
  })
}

function columnsOf(shares: readonly number[]): readonly Column[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  const widths = shares.map((share) => (share / sum) * COLUMN.width)
  return widths.map((width, place) => ({
    x: COLUMN.x + widths.slice(0, place).reduce((a, b) => a + b, 0),
    width,
  }))
}

function rowPart(fonts: OpenFonts, table: object, style: TextStyle, cells: readonly Cell[]): Part {
  const row = {}
  const set = cells.map((cell) => ({
    ...cell,
    lines: linesOf(fonts, style, cell.width - 2 * PADDING.x, cell.text),
  }))
  const count = Math.max(1, ...set.map(({ lines }) => lines.length))
  const isWhole = count * style.leading <= MOST_WHOLE
  const part = aPart({
    strips: Array.from({ length: count }, () => style.leading),
    padding: PADDING.y,
    mayCut: isWhole ? () => false : leavesTwo(count),
    ruled: { table, cells: (place) => set.map(({ x, width }) => rectOf({ x, width }, place)) },
    draw: ({ element, paper }, place) => {
      const isCut = place.to - place.from < count
      const drawCell = (cell: (typeof set)[number]): void => {
        // In the middle of its row, unless the row is cut.
        const free = isCut ? 0 : ((count - cell.lines.length) * style.leading) / 2
        const area = {
          x: cell.x + PADDING.x,
          y: place.y + PADDING.y + free,
          width: cell.width - 2 * PADDING.x,
        }
        drawLines(paper, style, cell.lines.slice(place.from, place.to), area, cell.align)
      }
      if (place.isRepeated) {
        artifact(paper, 'Pagination', () => set.forEach(drawCell))
        return
      }
      const tr = element(row, 'TR', element(table, 'Table'))
      for (const cell of set) {
        if (place.from >= cell.lines.length) continue
        const { headOf } = cell
        const td =
          headOf === null ? element(cell, 'TD', tr) : element(cell, 'TH', tr, { scope: headOf })
        td.add(() => drawCell(cell))
      }
    },
  })
  const rectOf = (column: Column, { y, from, to }: Place): Rect => ({
    ...column,
    y,
    height: heightOf(part, from, to),
  })
  return part
}
