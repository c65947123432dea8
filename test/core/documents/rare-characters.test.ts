import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { missingGlyphs, openFonts } from '../../../electron/core/documents/kit/fonts.ts'
import { layoutText } from '../../../electron/core/documents/kit/text-layout.ts'
import { isInRarePack, RARE_PACK_FILES } from '../../../shared/domain/documents/rare-characters.ts'
import { AppError } from '../../../shared/errors.ts'
import { aFolder } from '../../helpers/folder.ts'
import { rareFonts } from '../../helpers/rare-fonts.ts'
import { anAnnex5, aSigner, FONTS } from './annex5-builders.ts'
import { drawSheets, readCells, RENDERERS } from './character-sheets.ts'
import { runPdfTool, withoutSpace } from './pdf-tools.ts'

const NAMED = ['䶮', '㛃', '𬭎', '𠮷']
/** U+2FFFF is a noncharacter: no font has it. */
const NOBODY_HAS = '\u{2ffff}'
const withPack = { ...FONTS, rareFolders: rareFonts === undefined ? [] : [rareFonts] }

describe('without the rare-character pack', () => {
  it('names what only the pack has and says where to install it', async () => {
    const content = anAnnex5({ members: [aSigner('𠮷田')] })
    const error: unknown = await renderAnnex5(content, FONTS).catch((thrown: unknown) => thrown)
    if (!(error instanceof AppError) || error.info.code !== 'missing-glyphs') throw error
    expect(error.info.problems[0]?.message).toContain('请在“设置”中安装生僻字字库')
  })

  it('does not send anyone to the pack for what that lacks, too', async () => {
    const content = anAnnex5({ county: `长春${NOBODY_HAS}` })
    const error: unknown = await renderAnnex5(content, FONTS).catch((thrown: unknown) => thrown)
    if (!(error instanceof AppError) || error.info.code !== 'missing-glyphs') throw error
    expect(error.info.problems[0]?.message).not.toContain('生僻字字库')
  })

  it('refuses files that only have the names of the pack', async () => {
    const folder = await aFolder()
    for (const { name } of RARE_PACK_FILES) await copyFile(FONTS.sans, join(folder, name))
    expect(() => missingGlyphs({ ...FONTS, rareFolders: [folder] }, '𠮷')).toThrow(
      'file-unreadable',
    )
  })

  it('does not look into the pack for a text that has no rare character', async () => {
    const folder = await aFolder()
    const broken = join(folder, 'rare')
    await mkdir(broken)
    for (const { name } of RARE_PACK_FILES) await writeFile(join(broken, name), 'no font')
    const one = await renderAnnex5(anAnnex5(), FONTS)
    const other = await renderAnnex5(anAnnex5(), { ...FONTS, rareFolders: [broken] })
    expect(Buffer.compare(one, other)).toBe(0)
  })
})

describe.skipIf(rareFonts === undefined)('with the rare-character pack', () => {
  it('finds every character that its ranges promise', () => {
    const promised = Array.from({ length: 0x30000 }, (_, codePoint) => codePoint)
      .filter(isInRarePack)
      .map((codePoint) => String.fromCodePoint(codePoint))
    expect(promised.length).toBeGreaterThan(60_000)
    expect(missingGlyphs(withPack, promised.join(''))).toEqual([])
  })

  it('measures, breaks and reads back a line that changes fonts', async () => {
    const chain = openFonts(withPack).serif.metrics
    const lines = layoutText(chain, 10, 40, '吉林𠮷田𬭎䶮㛃社')
    expect(lines.map(({ text, width }) => [text, Math.round(width)])).toEqual([
      ['吉林𠮷田', 40],
      ['𬭎䶮㛃社', 40],
    ])
    const content = anAnnex5({ enterpriseName: '吉林𠮷田𬭎䶮㛃社' })
    const bytes = await renderAnnex5(content, withPack)
    const text = runPdfTool(bytes, 'pdftotext', ['-raw', '@', '-']).toString()
    expect(withoutSpace(text)).toContain('吉林𠮷田𬭎䶮㛃社')
    expect(Buffer.compare(bytes, await renderAnnex5(content, withPack))).toBe(0)
  })

  it('shows every character in two renderers: inked, alike, and each its own picture', async () => {
    const { fontFor, first } = openFonts(withPack).serif.metrics
    const han = Array.from({ length: 0x30000 - 0x3400 }, (_, i) => 0x3400 + i).filter((codePoint) =>
      /\p{Script=Han}/u.test(String.fromCodePoint(codePoint)),
    )
    const own = han.filter((codePoint) => first.glyphOf(codePoint) !== 0)
    const rare = han.filter(
      (codePoint) => first.glyphOf(codePoint) === 0 && isInRarePack(codePoint),
    )
    const sample = rare.filter((codePoint, i) => i % 5 === 0 || codePoint === 0x20bb7)
    const characters = [...own, ...sample].map((codePoint) => String.fromCodePoint(codePoint))
    expect(own.length).toBeGreaterThan(27_900)
    expect(sample.length).toBeGreaterThan(12_000)
    expect(NAMED.filter((character) => !characters.includes(character))).toEqual([])

    const bytes = await drawSheets(withPack, [NOBODY_HAS, ...characters])
    const shown = Object.entries(RENDERERS).map(([name, renderer]) => {
      const [notdef, ...cells] = readCells(bytes, renderer, characters.length + 1)
      const blank = characters.filter((_, i) => inkOf(cells[i]) < LEAST_INK)
      const boxes = characters.filter((_, i) => isSame(cells[i], notdef))
      expect({ name, blank, boxes }).toEqual({ name, blank: [], boxes: [] })
      return cells
    })
    const [poppler = [], mupdf = []] = shown
    const unlike = characters.filter((_, i) => difference(poppler[i], mupdf[i]) > TOLERANCE)
    expect(unlike).toEqual([])

    // Only what the font itself draws with one glyph (人 and ⼈, 㶷 and 𤈎) may look the same.
    const glyphName = (character: string): string => {
      const codePoint = character.codePointAt(0) ?? 0
      const font = fontFor(codePoint)
      return `${font?.postscriptName} ${font?.glyphOf(codePoint)}`
    }
    const glyphsOfPicture = new Map<string, Set<string>>()
    characters.forEach((character, i) => {
      const picture = Buffer.from(poppler[i] ?? []).toString('latin1')
      const glyphs = glyphsOfPicture.get(picture) ?? new Set()
      glyphsOfPicture.set(picture, glyphs.add(glyphName(character)))
    })
    const shared = [...glyphsOfPicture.values()].filter(({ size }) => size > 1)
    expect(shared.map((glyphs) => [...glyphs])).toEqual([])
  }, 120_000)
})

/** One pixel's worth in all: less is an empty cell. */
const LEAST_INK = 255

/**
 * Part of the ink that may differ between two renderers, which blur edges each in their own way.
 *
 * The most measured is 1.3 %; the most alike of different characters, 土 and 士, differ by 20 %.
 */
const TOLERANCE = 0.03

function inkOf(cell: Uint8Array | undefined): number {
  return cell?.reduce((sum, darkness) => sum + darkness, 0) ?? 0
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return difference(one, other) < TOLERANCE
}

function difference(one: Uint8Array | undefined, other: Uint8Array | undefined): number {
  const between = one?.reduce((sum, darkness, i) => sum + Math.abs(darkness - (other?.[i] ?? 0)), 0)
  return (between ?? Infinity) / Math.max(1, inkOf(one))
}
