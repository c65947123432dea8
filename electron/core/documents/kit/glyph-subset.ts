import type { OutlineOf, TrueType } from './true-type.ts'

/** The glyphs one document uses, numbered in the order they were first drawn. */
export type GlyphSubset = {
  /**
   * The number under which the document knows a glyph.
   *
   * `key` separates uses of one glyph that must be read back as different characters (人 and ⼈).
   */
  readonly include: (key: number, glyph: number) => number
  /** A TrueType file of only these glyphs. */
  readonly encode: () => Uint8Array
}

export function createGlyphSubset(font: TrueType): GlyphSubset {
  const glyphs: number[] = []
  const numbers = new Map<number, number>()
  const include = (key: number, glyph: number): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, glyphs.length)
    glyphs.push(glyph)
    return glyphs.length - 1
  }
  include(0, 0)
  const encode = (): Uint8Array => {
    const outlines = font.withOutlines((outlineOf) => collectOutlines(outlineOf, glyphs, include))
    return encodeFont(font, outlines, glyphs)
  }
  return { include, encode }
}

/** Parts of composite glyphs get keys no code point can have. */
const PART_KEYS = 0x1000000

function collectOutlines(
  outlineOf: OutlineOf,
  glyphs: readonly number[],
  include: GlyphSubset['include'],
): readonly Uint8Array[] {
  const outlines: Uint8Array[] = []
  // The list grows while it is read: a composite brings in its parts.
  for (const glyph of glyphs) {
    outlines.push(renumberParts(outlineOf(glyph), (part) => include(PART_KEYS + part, part)))
  }
  return outlines
}

const ARGUMENTS_ARE_WORDS = 0x01
const HAS_SCALE = 0x08
const MORE_PARTS = 0x20
const HAS_XY_SCALE = 0x40
const HAS_MATRIX = 0x80

function renumberParts(outline: Uint8Array, numberOf: (part: number) => number): Uint8Array {
  if (outline.length === 0) return outline
  const copy = new Uint8Array(outline)
  const view = new DataView(copy.buffer)
  const isComposite = view.getInt16(0) < 0
  if (!isComposite) return outline
  let position = 10
  let flags = MORE_PARTS
  while ((flags & MORE_PARTS) !== 0) {
    flags = view.getUint16(position)
    view.setUint16(position + 2, numberOf(view.getUint16(position + 2)))
    position += (flags & ARGUMENTS_ARE_WORDS) === 0 ? 6 : 8
    if ((flags & HAS_SCALE) !== 0) position += 2
    else if ((flags & HAS_XY_SCALE) !== 0) position += 4
    else if ((flags & HAS_MATRIX) !== 0) position += 8
  }
  return copy
}

/** The tables a PDF needs of an embedded TrueType font (ISO 32000-1, 9.9), in the order of their tags. */
function encodeFont(
  font: TrueType,
  outlines: readonly Uint8Array[],
  glyphs: readonly number[],
): Uint8Array {
  const count = outlines.length
  const loca = new DataView(new ArrayBuffer((count + 1) * 4))
  const hmtx = new DataView(new ArrayBuffer(count * 4))
  let glyfLength = 0
  outlines.forEach((outline, i) => {
    const { advance, bearing } = font.metricsOf(glyphs[i] ?? 0)
    hmtx.setUint16(i * 4, advance)
    hmtx.setInt16(i * 4 + 2, bearing)
    glyfLength += padded(outline.length)
    loca.setUint32((i + 1) * 4, glyfLength)
  })
  const glyf = new Uint8Array(glyfLength)
  outlines.forEach((outline, i) => glyf.set(outline, loca.getUint32(i * 4)))

  return encodeTables([
    ...optionalTable(font, 'cvt '),
    ...optionalTable(font, 'fpgm'),
    ['glyf', glyf],
    [
      'head',
      patched(font, 'head', (head) => {
        head.setUint32(8, 0)
        head.setInt16(50, 1)
      }),
    ],
    ['hhea', patched(font, 'hhea', (hhea) => hhea.setUint16(34, count))],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', patched(font, 'maxp', (maxp) => maxp.setUint16(4, count))],
    ...optionalTable(font, 'prep'),
  ])
}

type NamedTable = readonly [tag: string, bytes: Uint8Array]

function optionalTable(font: TrueType, tag: string): readonly NamedTable[] {
  const bytes = font.table(tag)
  return bytes === undefined ? [] : [[tag, bytes]]
}

function patched(font: TrueType, tag: string, patch: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(font.table(tag) ?? [])
  patch(new DataView(copy.buffer))
  return copy
}

function encodeTables(tables: readonly NamedTable[]): Uint8Array {
  const directoryLength = 12 + tables.length * 16
  const length = tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), directoryLength)
  const file = new Uint8Array(length)
  const view = new DataView(file.buffer)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, (tables.length - 2 ** power) * 16)
  let offset = directoryLength
  tables.forEach(([tag, bytes], i) => {
    const entry = 12 + i * 16
    file.set(new TextEncoder().encode(tag), entry)
    file.set(bytes, offset)
    view.setUint32(entry + 4, checksum(view, offset, padded(bytes.length)))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    offset += padded(bytes.length)
  })
  return file
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i += 4) sum = (sum + view.getUint32(offset + i)) >>> 0
  return sum
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
