import type { TrueType } from './true-type.ts'

/** The fonts of a face: each character is drawn from the first of them that has it. */
export type FontChain<Font extends TrueType = TrueType> = {
  readonly first: Font
  /** Null when no font has the character. */
  readonly fontFor: (codePoint: number) => Font | null
}

/** One glyph to draw; `advance` in the units of the chain's first font. */
export type ShapedGlyph<Font extends TrueType = TrueType> = {
  readonly font: Font
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
 * measured and drawn widths are the plain advances, so they cannot disagree. What no font has becomes
 * the first font's .notdef.
 */
export function shape<Font extends TrueType>(
  chain: FontChain<Font>,
  text: string,
): readonly ShapedGlyph<Font>[] {
  const shaped = (
    font: Font,
    key: number,
    glyph: number,
    codePoints: readonly number[],
  ): ShapedGlyph<Font> => {
    const scale = font === chain.first ? 1 : chain.first.unitsPerEm / font.unitsPerEm
    return { font, key, glyph, codePoints, advance: font.metricsOf(glyph).advance * scale }
  }
  const glyphs: ShapedGlyph<Font>[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const font = chain.fontFor(codePoint) ?? chain.first
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

/** The width of a text in points. */
export function widthOf(chain: FontChain, size: number, text: string): number {
  const units = shape(chain, text).reduce((sum, glyph) => sum + glyph.advance, 0)
  return (units * size) / chain.first.unitsPerEm
}

/** A text cut where another font goes on. */
export function runsOf<Font extends TrueType>(
  chain: FontChain<Font>,
  text: string,
): readonly { readonly font: Font; readonly text: string }[] {
  const runs: { font: Font; text: string }[] = []
  for (const character of text) {
    const font = chain.fontFor(character.codePointAt(0) ?? 0) ?? chain.first
    const last = runs.at(-1)
    if (last?.font === font) last.text += character
    else runs.push({ font, text: character })
  }
  return runs
}
