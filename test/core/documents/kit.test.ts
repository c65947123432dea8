import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseDate } from '../../../electron/core/documents/kit/chinese-date.ts'
import { drawText } from '../../../electron/core/documents/kit/drawing.ts'
import { missingGlyphs, openFonts } from '../../../electron/core/documents/kit/fonts.ts'
import { linesForPage } from '../../../electron/core/documents/kit/paginate.ts'
import {
  artifact,
  createPaper,
  finishPaper,
  type Paper,
} from '../../../electron/core/documents/kit/paper.ts'
import { layoutText, textOfLines } from '../../../electron/core/documents/kit/text-layout.ts'
import { FONTS } from './annex5-builders.ts'
import { runPdfTool, withoutSpace } from './pdf-tools.ts'

const SERIF = openFonts(FONTS).serif.metrics
const texts = (width: number, text: string): readonly string[] =>
  layoutText(SERIF, 10, width, text).map((line) => line.text)

function aPaper(): Paper {
  const createdAt = '2026-11-23T03:30:00.000Z'
  return createPaper(FONTS, { title: '试', author: '试', subject: '试', keywords: '试', createdAt })
}

describe('line breaking', () => {
  it('lets the blank half of a closing mark stand over the edge', () => {
    expect(texts(36, '一二三。四五六')).toEqual(['一二三。', '四五六'])
  })

  it('takes a character along when a closing mark would begin a line', () => {
    expect(texts(40, '一二三四。五六')).toEqual(['一二三', '四。五六'])
  })

  it('does not end a line with an opening mark', () => {
    expect(texts(40, '一二三（四五）')).toEqual(['一二三', '（四五）'])
  })

  it('keeps words and numbers whole when they fit', () => {
    expect(texts(60, '共完成改造MES系统12345.67万元')).toEqual([
      '共完成改造',
      'MES系统',
      '12345.67万',
      '元',
    ])
  })

  it('cuts a word that fits no line, from where the line stands', () => {
    const lines = texts(60, `编号${'A'.repeat(40)}`)
    expect(lines[0]).toMatch(/^编号A+$/)
    expect(lines.join('')).toBe(`编号${'A'.repeat(40)}`)
  })

  it('joins a Chinese dash and never splits it', () => {
    expect(texts(45, '一二三四——五')).toEqual(['一二三', '四——五'])
  })

  it('keeps every character, the width and 避头尾 for any text', () => {
    const characters = fc.constantFrom(
      ...Array.from('改造项目验收。，、；：！？）》”（《“—…aZ9.,%- '),
    )
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 120 }),
        fc.integer({ min: 12, max: 300 }),
        (all, width) => {
          const text = all.join('')
          const lines = layoutText(SERIF, 10, width, text, 20)
          expect(withoutSpace(textOfLines(lines))).toBe(withoutSpace(text))
          for (const line of lines) {
            // A single character wider than the line is the only thing that may stand out.
            if (Array.from(line.text).length < 2) continue
            expect(line.indent + line.width - line.overhang).toBeLessThanOrEqual(width + 1e-6)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('leaves no single line of a paragraph alone', () => {
    const lines = layoutText(SERIF, 10, 50, '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')
    expect(lines).toHaveLength(4)
    expect([4, 3, 2, 1].map((capacity) => linesForPage(lines, capacity))).toEqual([4, 2, 2, 1])
    expect(linesForPage([...lines, ...lines], 5)).toBe(4)
  })
})

describe('dates', () => {
  it('are written the Chinese way', () => {
    expect(chineseDate('2026-11-03')).toBe('2026年11月3日')
    expect(() => chineseDate('tomorrow')).toThrow(RangeError)
  })
})

describe('glyphs', () => {
  it('reports what the font lacks, once', () => {
    expect(missingGlyphs(FONTS, '吉𠮷𠮷')).toEqual([0x20bb7])
    expect(missingGlyphs(FONTS, '\ud800')).toEqual([0xd800])
  })

  it('has rare names, symbols and punctuation, and ignores marks without a shape', () => {
    expect(missingGlyphs(FONTS, '㛃䶮𬭼㐂①Ⅲ㎡℃‰·“”—…￥\u3000\u200b\ufe0f\n')).toEqual([])
  })

  it('reads back characters that share one glyph as what they are', async () => {
    const paper = aPaper()
    paper.doc.addPage()
    artifact(paper, 'Layout', () =>
      drawText(paper, { face: 'serif', size: 20, leading: 30 }, '⼈人——é', { x: 60, y: 60 }),
    )
    const text = runPdfTool(await finishPaper(paper), 'pdftotext', ['@', '-']).toString()
    expect(withoutSpace(text)).toBe('⼈人——é')
  })
})
