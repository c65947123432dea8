import type { TrueType } from './true-type.ts'

/** One glyph to draw; `advance` in font units. */
export type ShapedGlyph = {
  /** Tells glyphs of different characters apart, see `GlyphSubset.include`. */
  readonly key: number
  readonly glyph: number
  readonly codePoints: readonly number[]
  readonly advance: number
}

const EM_DASH = 0x2014
const TWO_EM_DASH = 0x2e3a
/** No code point is this high, and no part of a composite glyph gets a key this low. */
const DASH_PAIR_KEY = 0x110000

/**
 * The glyphs of a text, one for each code point.
 *
 * Only 破折号 (two em dashes) is joined, into the font's unbroken two-em glyph. Kerning is left out:
 * measured and drawn widths are the plain advances, so they cannot disagree.
 */
export function shape(font: TrueType, text: string): readonly ShapedGlyph[] {
  const glyphs: ShapedGlyph[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    if (codePoint === EM_DASH && glyphs.at(-1)?.key === EM_DASH) {
      const pair = font.glyphOf(TWO_EM_DASH)
      if (pair !== 0) {
        glyphs.pop()
        glyphs.push(shaped(font, DASH_PAIR_KEY, pair, [EM_DASH, EM_DASH]))
        continue
      }
    }
    glyphs.push(shaped(font, codePoint, font.glyphOf(codePoint), [codePoint]))
  }
  return glyphs
}

function shaped(
  font: TrueType,
  key: number,
  glyph: number,
  codePoints: readonly number[],
): ShapedGlyph {
  return { key, glyph, codePoints, advance: font.metricsOf(glyph).advance }
}

/** The width of a text in points. */
export function widthOf(font: TrueType, size: number, text: string): number {
  const units = shape(font, text).reduce((sum, glyph) => sum + glyph.advance, 0)
  return (units * size) / font.unitsPerEm
}
