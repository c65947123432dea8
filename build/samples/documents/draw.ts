import {
  drawInCell,
  drawLines,
  type TextStyle,
} from '../../../electron/core/documents/kit/drawing.ts'
import type { Fonts } from '../../../electron/core/documents/kit/fonts.ts'
import {
  A4,
  artifact,
  createPaper,
  finishPaper,
  tagged,
  type Paper,
} from '../../../electron/core/documents/kit/paper.ts'
import { layoutText, type TextLine } from '../../../electron/core/documents/kit/text-layout.ts'
import type { Block, Column, Row, SampleDocument } from './document.ts'

const MARGIN = 62
const WIDTH = A4.width - 2 * MARGIN
const BOTTOM = A4.height - MARGIN
const PADDING = 4

const TITLE: TextStyle = { face: 'serif', size: 17, leading: 26 }
const SUBTITLE: TextStyle = { face: 'serif', size: 10.5, leading: 18 }
const HEADING: TextStyle = { face: 'serif', size: 12.5, leading: 24 }
const BODY: TextStyle = { face: 'serif', size: 11, leading: 19 }
const CELL: TextStyle = { face: 'serif', size: 9, leading: 13 }
const FOOT: TextStyle = { face: 'serif', size: 8.5, leading: 12, color: '#777777' }

/**
 * A sample document as PDF bytes, marked as a sample on every page.
 *
 * One face and no compression: the bytes do not depend on the zlib of the machine, and the package
 * compresses them anyway.
 */
export async function drawDocument(
  document: SampleDocument,
  fonts: Fonts,
  createdAt: string,
): Promise<Uint8Array> {
  const paper = createPaper(fonts, {
    title: document.title,
    author: document.subtitle,
    subject: '示例材料',
    keywords: '示例',
    createdAt,
  })
  paper.doc.compress = false
  const page = startPages(paper)
  page.text(TITLE, 'H1', document.title, 'center')
  page.text(SUBTITLE, 'P', document.subtitle, 'center')
  for (const block of document.blocks) drawBlock(page, block)
  return await finishPaper(paper)
}

type Page = ReturnType<typeof startPages>

function startPages(paper: Paper) {
  let y = MARGIN
  let number = 0
  const add = (): void => {
    number += 1
    paper.doc.addPage()
    y = MARGIN
    const foot = `示例材料，虚构内容，仅供演示　第 ${number} 页`
    artifact(paper, 'Pagination', () => {
      drawLines(
        paper,
        FOOT,
        lines(paper, FOOT, WIDTH, foot),
        { x: MARGIN, y: BOTTOM + 16, width: WIDTH },
        'center',
      )
    })
  }
  const ensure = (height: number): void => {
    if (number === 0 || y + height > BOTTOM) add()
  }
  const text = (
    style: TextStyle,
    tag: string,
    content: string,
    align: 'left' | 'center' | 'right' | 'justify',
  ): void => {
    const indent = align === 'justify' ? 2 * style.size : 0
    const set = lines(paper, style, WIDTH, content, indent)
    for (const line of set) {
      ensure(style.leading)
      tagged(paper, paper.root, tag, () => {
        drawLines(paper, style, [line], { x: MARGIN, y, width: WIDTH }, align)
      })
      y += style.leading
    }
  }
  const row = (columns: readonly Column[], cells: Row): void => {
    const shares = columns.reduce((sum, { share }) => sum + share, 0)
    const set = columns.map((column, index) => {
      const width = (WIDTH * column.share) / shares
      return { column, width, lines: lines(paper, CELL, width - 2 * PADDING, cells[index] ?? '') }
    })
    const height = Math.max(...set.map((cell) => cell.lines.length)) * CELL.leading + 2 * PADDING
    ensure(height)
    let x = MARGIN
    for (const cell of set) {
      const area = { x, y, width: cell.width, height }
      artifact(paper, 'Layout', () => {
        paper.doc.lineWidth(0.5).rect(area.x, area.y, area.width, area.height).stroke('#444444')
      })
      tagged(paper, paper.root, 'P', () => {
        drawInCell(paper, CELL, cell.lines, area, {
          padding: PADDING,
          align: cell.column.align ?? 'left',
        })
      })
      x += cell.width
    }
    y += height
  }
  const space = (height: number): void => {
    y += height
  }
  return { text, row, space }
}

function drawBlock(page: Page, block: Block): void {
  switch (block.kind) {
    case 'heading':
      page.space(6)
      page.text(HEADING, 'H2', block.text, 'left')
      return
    case 'paragraph':
      page.text(BODY, 'P', block.text, 'justify')
      return
    case 'table':
      page.space(4)
      page.row(
        block.columns.map((column) => ({ ...column, align: 'center' })),
        block.columns.map(({ title }) => title),
      )
      for (const row of block.rows) page.row(block.columns, row)
      page.space(6)
      return
    case 'signature':
      page.space(16)
      for (const line of block.lines) page.text(BODY, 'P', line, 'right')
  }
}

function lines(
  paper: Paper,
  style: TextStyle,
  width: number,
  text: string,
  indent = 0,
): readonly TextLine[] {
  return layoutText(paper.fonts[style.face].metrics, style.size, width, text, indent)
}
