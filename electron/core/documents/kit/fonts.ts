import { join } from 'node:path'
import {
  isInRarePack,
  RARE_PACK_FILES,
} from '../../../../shared/domain/documents/rare-characters.ts'
import { AppError } from '../../../../shared/errors.ts'
import { printable } from './printable.ts'
import { pdfkitFont, type PdfkitFont } from './pdfkit-font.ts'
import { assertPackFile, findRarePack } from './rare-pack.ts'
import type { FontChain } from './shape.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** Paths of the TTF files documents are set in. */
export type Fonts = {
  readonly serif: string
  readonly serifBold: string
  readonly sans: string
  /** Where the rare-character pack may be; the first folder that has it counts. */
  readonly rareFolders: readonly string[]
}

export type Face = Exclude<keyof Fonts, 'rareFolders'>

export type OpenFont = TrueType & { readonly pdfkit: PdfkitFont }

export type OpenFonts = {
  readonly [face in Face]: { readonly metrics: FontChain<OpenFont> }
}

/**
 * The fonts that come with the app.
 *
 * `resolve` turns `package/file` into a path: `createRequire(import.meta.url).resolve` where the
 * packages are installed, or a join with the folder they were copied to.
 */
export function defaultFonts(
  resolve: (specifier: string) => string,
  rareFolders: readonly string[] = [],
): Fonts {
  const serif = '@expo-google-fonts/noto-serif-sc'
  const sans = '@expo-google-fonts/noto-sans-sc'
  return {
    serif: resolve(`${serif}/400Regular/NotoSerifSC_400Regular.ttf`),
    serifBold: resolve(`${serif}/700Bold/NotoSerifSC_700Bold.ttf`),
    sans: resolve(`${sans}/400Regular/NotoSansSC_400Regular.ttf`),
    rareFolders,
  }
}

/** Opened fonts by path. A font file never changes while we run, so this holds no state of ours. */
const opened = new Map<string, OpenFont>()

export function openFonts(fonts: Fonts): OpenFonts {
  const face = (name: Face) => ({ metrics: chainOf(fonts, name) })
  return { serif: face('serif'), serifBold: face('serifBold'), sans: face('sans') }
}

/** The face's own font, 宋体 where that lacks a character, then the rare-character pack. */
function chainOf(fonts: Fonts, face: Face): FontChain<OpenFont> {
  const own = [...new Set([fonts[face], fonts.serif])].map((path) => openFont(path))
  const first = openFont(fonts[face])
  const fontFor = (codePoint: number): OpenFont | null => {
    if (first.glyphOf(codePoint) !== 0) return first
    return own.find((font) => font.glyphOf(codePoint) !== 0) ?? rareFontFor(fonts, codePoint)
  }
  return { first, fontFor }
}

/** Opens the pack's 53 MB only for a character that it has. */
function rareFontFor({ rareFolders }: Fonts, codePoint: number): OpenFont | null {
  const folder = isInRarePack(codePoint) ? findRarePack(rareFolders) : undefined
  if (folder === undefined) return null
  const fonts = RARE_PACK_FILES.map((file) =>
    openFont(join(folder, file.name), (path) => assertPackFile(path, file)),
  )
  return fonts.find((font) => font.glyphOf(codePoint) !== 0) ?? null
}

function openFont(path: string, check?: (path: string) => void): OpenFont {
  const known = opened.get(path)
  if (known) return known
  check?.(path)
  const metrics = readFont(path)
  const font = { ...metrics, pdfkit: pdfkitFont(metrics) }
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
 * The code points of a text that no font of a face can draw, each once, in order of appearance.
 *
 * What `printable` leaves out of the drawing is never missing.
 */
export function missingGlyphs(fonts: Fonts, text: string, face: Face = 'serif'): readonly number[] {
  const { fontFor } = chainOf(fonts, face)
  const codePoints = Array.from(printable(text), (character) => character.codePointAt(0) ?? 0)
  return [...new Set(codePoints)].filter((codePoint) => fontFor(codePoint) === null)
}

/**
 * What to do about characters that can't be printed, as the rest of a sentence.
 *
 * @param otherwise without the pack, `改用字库内的字`
 */
export function howToPrint(
  { rareFolders }: Fonts,
  missing: readonly number[],
  otherwise: string,
): string {
  const packWouldDo = missing.every(isInRarePack) && findRarePack(rareFolders) === undefined
  return packWouldDo ? `请在“设置”中安装生僻字字库，或${otherwise}` : `请${otherwise}`
}
