import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderOfficial } from '../../../../electron/core/documents/flow/render.ts'
import type { Block, OfficialDocument } from '../../../../shared/domain/documents/blocks.ts'
import { textsOf } from '../../../../shared/domain/documents/texts.ts'
import { AppError } from '../../../../shared/errors.ts'
import { aLongOpinion, FONTS, OPINION } from '../annex5-builders.ts'
import { pageCount, runPdfTool, withoutSpace } from '../pdf-tools.ts'
import { aDocument, aTable, heading, noPictures, paragraph } from './builders.ts'
import { structureText, structureTypes, textOfPage } from './structure.ts'

const render = (document: OfficialDocument): Promise<Uint8Array> =>
  renderOfficial(document, FONTS, noPictures)
const pagesOf = (bytes: Uint8Array): readonly string[] =>
  Array.from({ length: pageCount(bytes) }, (_, i) => textOfPage(bytes, i + 1))

/** What the document prints, in order, with the fixed words around its number. */
function printed(document: OfficialDocument): string {
  const texts = textsOf(document).map(({ text, role }) =>
    role === 'number' ? `文书编号${text}第${document.revision}版` : text,
  )
  return withoutSpace(texts.join(''))
}

/** As many characters as asked for; no two stretches of them are alike. */
function someText(length: number, seed: number): string {
  const words = Array.from(
    { length: Math.ceil(length / 9) },
    (_, i) => `第${seed}－${i}处，记录完整；`,
  )
  return Array.from(words.join('')).slice(0, length).join('')
}

describe('a document of blocks', () => {
  it('says title, number, page and snapshot on its pages', async () => {
    const snapshotSha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
    const bytes = await render(aDocument(aLongOpinion(3000).map(paragraph), { snapshotSha256 }))
    const pages = pagesOf(bytes)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages[0]).toContain('中小企业数字化水平评测报告文书编号CCYS-2026-0117第1版')
    pages.forEach((text, index) => {
      expect(text).toContain(`第${index + 1}页共${pages.length}页`)
      expect(text).toContain('快照SHA-2569f86d081884c7d65…')
    })
    const draft = await render(
      aDocument([], { isDraft: true, isSample: true, snapshotSha256: null }),
    )
    for (const mark of ['草稿', '示例', '尚未定稿']) expect(pagesOf(draft)[0]).toContain(mark)
  })

  it('says at the head of each later page of what document and whom it is', async () => {
    const pages = pagesOf(await render(aDocument(aLongOpinion(3000).map(paragraph))))
    const head = '中小企业数字化水平评测报告长春市宏远汽车零部件制造有限公司汽车零部件生产线'
    expect(pages.map((text) => text.includes(head))).toEqual(pages.map((_, page) => page > 0))
  })

  it('repeats the head of a table on each page, and reads it once', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => [`${i}`, `场景${i}`, '系统运行稳定', '1.5'])
    const bytes = await render(aDocument([aTable(rows)]))
    const pages = pagesOf(bytes)
    expect(pages.length).toBeGreaterThan(2)
    for (const text of pages) expect(text).toContain('应用场景核查情况得分')
    expect(structureText(bytes).split('核查情况')).toHaveLength(2)
  })

  it('leaves neither heading nor caption at the foot of a page', async () => {
    for (let lines = 24; lines < 34; lines++) {
      const filler = Array.from({ length: lines }, (_, i) => paragraph(`第${i}行`))
      const table = aTable([['1', '场景', '稳定', '2']], { caption: '表九　场景' })
      const bytes = await render(aDocument([...filler, heading('结论部分'), table]))
      const withHeading = pagesOf(bytes).filter((text) => text.includes('结论部分'))
      expect(withHeading).toHaveLength(1)
      for (const part of ['表九', '应用场景', '稳定']) expect(withHeading[0]).toContain(part)
    }
  })

  it('is a tagged table of heads and cells', async () => {
    const facts: Block = {
      kind: 'facts',
      pairsInRow: 2,
      facts: [
        ['单位', '甲'],
        ['县', '乙'],
        ['号', '丙'],
      ],
    }
    const types = structureTypes(await render(aDocument([heading('一、概况'), facts])))
    const rows = ['TR', 'TH', 'TD', 'TH', 'TD', 'TR', 'TH', 'TD']
    expect(types).toEqual(['Document', 'H1', 'P', 'H2', 'Table', ...rows])
  })

  it('loses nothing and says nothing twice, whatever its length', async () => {
    const length = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2500 }))
    const text = fc.tuple(length, fc.nat(99)).map(([count, seed]) => someText(count, seed))
    const block: fc.Arbitrary<Block> = fc.oneof(
      text.map(paragraph),
      fc
        .tuple(text, fc.constantFrom(1 as const, 2 as const, 3 as const))
        .map(([words, level]) => heading(words.slice(0, 90), level)),
      fc.array(fc.tuple(text, text, text, text), { maxLength: 6 }).map((rows) => aTable(rows)),
      fc
        .record({
          pairsInRow: fc.constantFrom(1 as const, 2 as const),
          facts: fc.array(fc.tuple(text, text), { maxLength: 5 }),
        })
        .map((facts) => ({ kind: 'facts' as const, ...facts })),
      fc.constant({ kind: 'page-break' as const }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 8 }), async (blocks) => {
        const document = aDocument(blocks)
        expect(structureText(await render(document))).toBe(printed(document))
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('gives the same bytes again, and in another process after another document', async () => {
    const bytes = await render(aDocument(OPINION.map(paragraph)))
    const hash = createHash('sha256').update(bytes).digest('hex')
    await render(aDocument(aLongOpinion(500).map(paragraph)))
    expect(await render(aDocument(OPINION.map(paragraph)))).toEqual(bytes)
    const script = fileURLToPath(new URL('render-official.ts', import.meta.url))
    expect(execFileSync(process.execPath, [script]).toString()).toBe(hash)
  })

  it('has another /ID when anything it prints is another', async () => {
    const id = async (document: OfficialDocument): Promise<string | undefined> =>
      /\/ID \[<([0-9a-f]+)>/.exec(Buffer.from(await render(document)).toString('latin1'))?.[1]
    const one = await id(aDocument([paragraph('甲')]))
    expect(one).toMatch(/^[0-9a-f]{32}$/)
    expect(await id(aDocument([paragraph('乙')]))).not.toBe(one)
  })

  it('is refused with the place and the code point of what no font draws', async () => {
    const document = aDocument([heading('二、结论'), paragraph('表情😀')])
    const error = await render(document).catch((reason: unknown) => reason)
    if (!(error instanceof AppError) || error.info.code !== 'missing-glyphs') throw error
    expect(error.info.problems).toHaveLength(1)
    expect(error.info.problems[0]?.message).toContain('二、结论：“😀”（U+1F600）')
  })

  it('is sound for other readers', async () => {
    const table = aTable(aLongOpinion(1500).map((text, i) => [`${i}`, '场景', text, '1']))
    const bytes = await render(aDocument([heading('一、概况'), table]))
    expect(runPdfTool(bytes, 'qpdf', ['--check', '@']).toString()).toContain('No syntax or stream')
  })
})
