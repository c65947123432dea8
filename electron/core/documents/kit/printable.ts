/** Control characters and the spaces of other scripts; U+3000 stays, it is a full-width blank. */
const SPACES = /[\p{Cc}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]/gu
/** Marks without a shape of their own: zero-width and direction marks, variation selectors. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/gu

/** The text as it can be drawn on one line. */
export function printable(text: string): string {
  return text.replace(SPACES, ' ').replace(SHAPELESS, '')
}
