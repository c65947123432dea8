import { closeSync, openSync, readSync } from 'node:fs'

/** The bytes of a glyph in the glyf table; empty for a blank. */
export type OutlineOf = (glyph: number) => Uint8Array

/** What drawing and subsetting need of one TrueType file; glyph numbers are the file's own. */
export type TrueType = {
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly capHeight: number
  readonly xHeight: number
  readonly italicAngle: number
  readonly familyClass: number
  readonly isFixedPitch: boolean
  readonly box: {
    readonly minX: number
    readonly minY: number
    readonly maxX: number
    readonly maxY: number
  }
  /** The glyph of a code point; 0 (.notdef) when the font has none. */
  readonly glyphOf: (codePoint: number) => number
  readonly metricsOf: (glyph: number) => { readonly advance: number; readonly bearing: number }
  /** Opens the font's outlines while `use` runs. */
  readonly withOutlines: <T>(use: (outlineOf: OutlineOf) => T) => T
  /** A whole table; undefined when the font has none. */
  readonly table: (tag: string) => Uint8Array | undefined
}

/**
 * Reads a TrueType font with a format 12 character map.
 *
 * Fontkit, which pdfkit would use, needs 25 ms a font to open and 10 ms a page to lay out. It also
 * remembers on each glyph the first code point that asked for it, so that a font kept open from one
 * document to the next could make the second document's bytes depend on the first.
 *
 * Outlines (14 of the 15 MB) stay on disk until a document embeds some of them.
 */
export function readTrueType(path: string): TrueType {
  const tables = withFile(path, readTables)
  const table = (tag: string): DataView => {
    const found = tables.get(tag)
    if (found?.view === undefined) throw new Error(`the font has no ${tag} table`)
    return found.view
  }
  const [head, hhea, hmtx, loca] = [table('head'), table('hhea'), table('hmtx'), table('loca')]
  const [os2, post] = [table('OS/2'), table('post')]
  const glyfOffset = tables.get('glyf')?.offset ?? 0
  const hasLongOffsets = head.getInt16(50) === 1
  const metricCount = hhea.getUint16(34)
  // Only version 2 and later of the table has the two heights; they describe, nothing is laid out by them.
  const height = (position: number): number =>
    os2.getUint16(0) < 2 ? hhea.getInt16(4) : os2.getInt16(position)
  const offsetOf = (glyph: number): number =>
    hasLongOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2

  return {
    postscriptName: readPostscriptName(table('name')),
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    capHeight: height(88),
    xHeight: height(86),
    italicAngle: post.getInt32(4) / 0x10000,
    familyClass: os2.getInt16(30),
    isFixedPitch: post.getUint32(12) !== 0,
    box: {
      minX: head.getInt16(36),
      minY: head.getInt16(38),
      maxX: head.getInt16(40),
      maxY: head.getInt16(42),
    },
    glyphOf: readCharacterMap(table('cmap')),
    metricsOf: (glyph) => ({
      advance: hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
      bearing: hmtx.getInt16(
        glyph < metricCount ? glyph * 4 + 2 : metricCount * 4 + (glyph - metricCount) * 2,
      ),
    }),
    withOutlines: (use) =>
      withFile(path, (file) =>
        use((glyph) => {
          const start = offsetOf(glyph)
          return readBytes(file, glyfOffset + start, offsetOf(glyph + 1) - start)
        }),
      ),
    table: (tag) => {
      const view = tables.get(tag)?.view
      return view && new Uint8Array(view.buffer)
    },
  }
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r')
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

/** A copy with a buffer of its own. */
function readBytes(file: number, position: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  if (readSync(file, bytes, 0, length, position) < length) throw new Error('the font is cut short')
  return bytes
}

type Table = { readonly offset: number; readonly view: DataView<ArrayBuffer> | undefined }

/** The tables drawing never asks for: outlines and layout features. */
const UNREAD = new Set(['glyf', 'GPOS', 'GSUB', 'vmtx'])

function readTables(file: number): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>()
  const count = new DataView(readBytes(file, 0, 12).buffer).getUint16(4)
  const directory = readBytes(file, 12, count * 16)
  const view = new DataView(directory.buffer)
  for (let entry = 0; entry < directory.length; entry += 16) {
    const tag = String.fromCharCode(...directory.subarray(entry, entry + 4))
    const offset = view.getUint32(entry + 8)
    tables.set(tag, {
      offset,
      view: UNREAD.has(tag)
        ? undefined
        : new DataView(readBytes(file, offset, view.getUint32(entry + 12)).buffer),
    })
  }
  return tables
}

function readPostscriptName(table: DataView): string {
  const strings = table.getUint16(4)
  for (let i = 0; i < table.getUint16(2); i++) {
    const record = 6 + i * 12
    const isWindowsUnicode = table.getUint16(record) === 3
    if (!isWindowsUnicode || table.getUint16(record + 6) !== 6) continue
    const start = strings + table.getUint16(record + 10)
    const units = table.getUint16(record + 8) / 2
    return Array.from({ length: units }, (_, k) =>
      String.fromCharCode(table.getUint16(start + k * 2)),
    ).join('')
  }
  throw new Error('the font has no PostScript name')
}

function readCharacterMap(table: DataView): (codePoint: number) => number {
  for (let i = 0; i < table.getUint16(2); i++) {
    const subtable = table.getUint32(4 + i * 8 + 4)
    if (table.getUint16(subtable) === 12) return groupLookup(table, subtable)
  }
  throw new Error('the font has no format 12 character map')
}

function groupLookup(view: DataView, subtable: number): (codePoint: number) => number {
  const groupCount = view.getUint32(subtable + 12)
  // Measuring, breaking and drawing ask for the same few hundred characters over and over.
  const known = new Map<number, number>()
  const find = (codePoint: number): number => {
    let [low, high] = [0, groupCount - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = subtable + 16 + middle * 12
      if (codePoint < view.getUint32(group)) high = middle - 1
      else if (codePoint > view.getUint32(group + 4)) low = middle + 1
      else return view.getUint32(group + 8) + codePoint - view.getUint32(group)
    }
    return 0
  }
  return (codePoint) => {
    const glyph = known.get(codePoint) ?? find(codePoint)
    known.set(codePoint, glyph)
    return glyph
  }
}
