import { isList, type PdfDict, type PdfFile } from './qpdf-objects.ts'

/** Fonts (6.2.11): whole inside the file, with widths that are theirs, and readable as text. */
export function fontProblems(file: PdfFile): readonly string[] {
  const fonts = file.dicts.filter(({ '/Type': type }) => type === '/Font')
  const outer = fonts.filter(({ '/Subtype': kind }) => kind === '/Type0')
  const inner = fonts.filter(({ '/Subtype': kind }) => kind === '/CIDFontType2')
  if (outer.length + inner.length < fonts.length) return ['a font of a kind we do not make']
  return [
    ...outer.flatMap((font) => {
      const descendants = font['/DescendantFonts']
      const [cidFont] = isList(descendants) ? descendants : []
      const cmap = file.bytes(font['/ToUnicode']).toString('latin1')
      const named = nameOf(font)
      return [
        font['/Encoding'] === '/Identity-H' ? '' : `6.2.11.3 ${named} encoding`,
        inner.includes(file.dict(cidFont)) ? '' : `6.2.11.3 ${named} descendant`,
        file.dict(cidFont)['/BaseFont'] === font['/BaseFont'] ? '' : `6.2.11.3 ${named} names`,
        /begincmap[\s\S]*beginbfrange[\s\S]*endcmap/.test(cmap) ? '' : `${named} ToUnicode`,
      ]
    }),
    ...inner.flatMap((font) => cidFontProblems(file, font)),
  ].filter((problem) => problem !== '')
}

function cidFontProblems(file: PdfFile, font: PdfDict): readonly string[] {
  const name = nameOf(font)
  const descriptor = file.dict(font['/FontDescriptor'])
  const program = file.bytes(descriptor['/FontFile2'])
  if (program.length === 0) return [`6.2.11.4 ${name} is not embedded`]
  const length = file.dict(descriptor['/FontFile2'])['/Length1']
  const [, widths] = isList(font['/W']) ? font['/W'] : []
  const inFile = advancesOf(program)
  const wrong = (isList(widths) ? widths : []).some(
    (width, glyph) => Math.abs(Number(width) - (inFile[glyph] ?? 0)) > 1,
  )
  return [
    font['/CIDToGIDMap'] === '/Identity' ? '' : `6.2.11.3.2 ${name}: CIDToGIDMap`,
    length === program.length ? '' : `ISO 32000-1 9.9 ${name}: Length1`,
    /^\/[A-Z]{6}\+/.test(name) ? '' : `6.2.11.4.2 ${name}: not named as a subset`,
    wrong ? `6.2.11.5 ${name}: other widths than the embedded font's` : '',
    // Part of the glyphs composite ones are made of, so the file may hold more than is named.
    isList(widths) && widths.length <= inFile.length
      ? ''
      : `6.2.11.4.1 ${name}: glyphs are missing`,
  ]
}

function nameOf({ '/BaseFont': name }: PdfDict): string {
  return typeof name === 'string' ? name : '(no name)'
}

/** The advances of a TrueType file, in thousandths of an em. */
function advancesOf(program: Buffer): readonly number[] {
  const tables = new Map(
    Array.from({ length: program.readUInt16BE(4) }, (_, i) => {
      const entry = 12 + i * 16
      const tag = program.toString('latin1', entry, entry + 4)
      return [tag, program.readUInt32BE(entry + 8)] as const
    }),
  )
  const at = (tag: string) => tables.get(tag) ?? 0
  const unitsPerEm = program.readUInt16BE(at('head') + 18)
  const count = program.readUInt16BE(at('hhea') + 34)
  return Array.from(
    { length: count },
    (_, glyph) => (program.readUInt16BE(at('hmtx') + glyph * 4) * 1000) / unitsPerEm,
  )
}
