import { AppError } from '../../../../shared/errors.ts'
import { printable } from './printable.ts'
import { pdfkitFont, type PdfkitFont } from './pdfkit-font.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** Paths of the TTF files documents are set in. */
export type Fonts = {
  readonly serif: string
  readonly serifBold: string
  readonly sans: string
}

export type Face = keyof Fonts

export type OpenFont = { readonly metrics: TrueType; readonly pdfkit: PdfkitFont }

export type OpenFonts = { readonly [face in Face]: OpenFont }

/**
 * The fonts that come with the app.
 *
 * `resolve` turns `package/file` into a path: `createRequire(import.meta.url).resolve` where the
 * packages are installed, or a join with the folder they were copied to.
 */
export function defaultFonts(resolve: (specifier: string) => string): Fonts {
  const serif = '@expo-google-fonts/noto-serif-sc'
  const sans = '@expo-google-fonts/noto-sans-sc'
  return {
    serif: resolve(`${serif}/400Regular/NotoSerifSC_400Regular.ttf`),
    serifBold: resolve(`${serif}/700Bold/NotoSerifSC_700Bold.ttf`),
    sans: resolve(`${sans}/400Regular/NotoSansSC_400Regular.ttf`),
  }
}

/** Opened fonts by path. A font file never changes while we run, so this holds no state of ours. */
const opened = new Map<string, OpenFont>()

export function openFonts(fonts: Fonts): OpenFonts {
  return {
    serif: openFont(fonts.serif),
    serifBold: openFont(fonts.serifBold),
    sans: openFont(fonts.sans),
  }
}

function openFont(path: string): OpenFont {
  const known = opened.get(path)
  if (known) return known
  const metrics = readFont(path)
  const font = { metrics, pdfkit: pdfkitFont(metrics) }
  opened.set(path, font)
  return font
}

function readFont(path: string): TrueType {
  try {
    return readTrueType(path)
  } catch (cause) {
    throw new AppError(
      { code: 'file-unreadable', file: path, reason: '字体文件缺失或已损坏，请重新安装本程序' },
      { cause },
    )
  }
}

/**
 * The code points of a text that a face cannot draw, each once, in order of appearance.
 *
 * What `printable` leaves out of the drawing is never missing.
 */
export function missingGlyphs(fonts: Fonts, text: string, face: Face = 'serif'): readonly number[] {
  const { metrics } = openFont(fonts[face])
  const codePoints = Array.from(printable(text), (character) => character.codePointAt(0) ?? 0)
  return [...new Set(codePoints)].filter((codePoint) => metrics.glyphOf(codePoint) === 0)
}
