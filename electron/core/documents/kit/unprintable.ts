import type { Problem } from '../../../../shared/errors.ts'
import { howToPrint, missingGlyphs, type Face, type Fonts } from './fonts.ts'

/** A text of a document, and the faces it is set in. */
export type SetText = {
  readonly field: string
  /** What the field is called on the screen or on the document. */
  readonly label: string
  readonly text: string
  readonly faces: readonly Face[]
}

/** The texts with characters that no font of ours draws, one sentence for each field. */
export function problemsInTexts(
  fonts: Fonts,
  texts: readonly SetText[],
  advice = '',
): readonly Problem[] {
  return unprintableIn(fonts, texts).map(({ field, label, missing }) => {
    const mend = howToPrint(fonts, missing, `改用字库内的字${advice}后重试`)
    const message = `${label}：${charactersInWords(missing)}不在文书字库中，无法印出。${mend}`
    return { field, message }
  })
}

/** A text with code points that no font of ours draws. */
export type Unprintable = SetText & { readonly missing: readonly number[] }

export function unprintableIn(fonts: Fonts, texts: readonly SetText[]): readonly Unprintable[] {
  return texts.flatMap((one) => {
    const missing = new Set(one.faces.flatMap((face) => missingGlyphs(fonts, one.text, face)))
    return missing.size === 0 ? [] : [{ ...one, missing: [...missing] }]
  })
}

export function charactersInWords(codePoints: readonly number[]): string {
  return codePoints.map(describeCodePoint).join('、')
}

/** A character that can't be printed, in words. */
function describeCodePoint(codePoint: number): string {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  return isSurrogate ? code : `“${String.fromCodePoint(codePoint)}”（${code}）`
}
