import type { Problem } from '../../../../shared/errors.ts'
import { missingGlyphs, type Face, type Fonts } from './fonts.ts'

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
  return texts.flatMap(({ field, label, text, faces }) => {
    const missing = new Set(faces.flatMap((face) => missingGlyphs(fonts, text, face)))
    if (missing.size === 0) return []
    const characters = Array.from(missing, describeCodePoint).join('、')
    const message = `${label}：${characters}不在文书字库中，无法印出。请改用字库内的字${advice}后重试`
    return [{ field, message }]
  })
}

/** A character that can't be printed, in words. */
export function describeCodePoint(codePoint: number): string {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  return isSurrogate ? code : `“${String.fromCodePoint(codePoint)}”（${code}）`
}
