import { createGlyphSubset } from './glyph-subset.ts'
import { shape } from './shape.ts'
import type { TrueType } from './true-type.ts'

/**
 * The part of an opened fontkit font that pdfkit 0.20 uses: it takes any object with a `layout`
 * function for an opened font. `kit.test.ts` fails when an upgrade asks for more.
 */
export type PdfkitFont = ReturnType<typeof pdfkitFont>

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      font(source: PdfkitFont, name: string): this
    }
  }
}

type DrawnGlyph = {
  readonly id: number
  readonly advanceWidth: number
  readonly codePoints: readonly number[]
}

type Position = {
  xAdvance: number
  yAdvance: number
  xOffset: number
  yOffset: number
  advanceWidth: number
}

export function pdfkitFont(font: TrueType) {
  const glyphs = new Map<number, number>()
  const alone = { first: font, fontFor: () => font }
  const layout = (text: string) => {
    const shaped = shape(alone, text)
    for (const { key, glyph } of shaped) glyphs.set(key, glyph)
    const positions: readonly Position[] = shaped.map(({ advance }) => ({
      xAdvance: advance,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
      advanceWidth: advance,
    }))
    return {
      glyphs: shaped.map(({ key, advance, codePoints }): DrawnGlyph => ({
        id: key,
        advanceWidth: advance,
        codePoints,
      })),
      positions,
      // pdfkit scales the positions in place before it asks for the sum.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
      },
    }
  }
  const createSubset = () => {
    const subset = createGlyphSubset(font)
    return {
      includeGlyph: (key: number) => subset.include(key, glyphs.get(key) ?? 0),
      encode: () => subset.encode(),
    }
  }
  return {
    postscriptName: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    lineGap: font.lineGap,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    italicAngle: font.italicAngle,
    bbox: font.box,
    post: { isFixedPitch: font.isFixedPitch },
    head: { macStyle: { italic: font.italicAngle !== 0 } },
    'OS/2': { sFamilyClass: font.familyClass },
    // Asked for .notdef alone, and written as it is among widths that are thousandths of an em.
    getGlyph: (glyph: number) => ({
      advanceWidth: (font.metricsOf(glyph).advance * 1000) / font.unitsPerEm,
    }),
    layout,
    createSubset,
  }
}
