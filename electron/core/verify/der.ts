/** One element of a DER structure. */
export type Der = {
  /** The identifier octet: 0x30 SEQUENCE, 0xa0 [0] constructed, ... */
  readonly tag: number
  readonly content: Uint8Array
  /** With identifier and length. */
  readonly raw: Uint8Array
}

export const TAG = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  /** [0], constructed */
  context0: 0xa0,
} as const

/**
 * Reads bytes that are exactly one DER element.
 *
 * Strict, since a structure that can be written in two ways can be changed without its signature
 * noticing: definite lengths in their shortest form, nothing left over. Throws RangeError. Members are
 * read one level at a time (`members`), so nesting costs nothing.
 */
export function readDer(bytes: Uint8Array): Der {
  const { der, end } = elementAt(bytes, 0)
  if (end !== bytes.byteLength) throw new RangeError('bytes follow a DER element')
  return der
}

/** The members of a constructed element, whose tag must be the one expected. */
export function members(der: Der | undefined, tag: number): readonly Der[] {
  const { content } = expectTag(der, tag)
  const found: Der[] = []
  let offset = 0
  while (offset < content.byteLength) {
    const { der: member, end } = elementAt(content, offset)
    found.push(member)
    offset = end
  }
  return found
}

/** The content of an element, whose tag must be the one expected. */
export function contentOf(der: Der | undefined, tag: number): Uint8Array {
  return expectTag(der, tag).content
}

export function expectTag(der: Der | undefined, tag: number): Der {
  if (der?.tag !== tag) throw new RangeError(`expected DER tag ${tag}, not ${der?.tag ?? 'an end'}`)
  return der
}

/** An OID in dots. */
export function oidOf(der: Der | undefined): string {
  const numbers: number[] = []
  let value = 0
  const content = contentOf(der, TAG.oid)
  content.forEach((byte, i) => {
    if (value === 0 && byte === 0x80) throw new RangeError('an OID with a leading zero')
    value = value * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('an OID too large')
    if (byte & 0x80) {
      if (i === content.byteLength - 1) throw new RangeError('an OID cut off')
      return
    }
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(value / 40))
      numbers.push(first, value - first * 40)
    } else numbers.push(value)
    value = 0
  })
  return numbers.join('.')
}

export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function elementAt(bytes: Uint8Array, offset: number) {
  const at = (index: number): number => {
    const byte = bytes[index]
    if (byte === undefined) throw new RangeError('a DER element is cut off')
    return byte
  }
  const tag = at(offset)
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a DER tag of several bytes')
  const first = at(offset + 1)
  let start = offset + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count < 1 || count > 4) throw new RangeError('a DER length that is not definite')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + at(start + i)
    start += count
    if (length < 0x80 || length < 256 ** (count - 1)) throw new RangeError('a long DER length')
  }
  const end = start + length
  if (end > bytes.byteLength) throw new RangeError('a DER element is cut off')
  const der: Der = {
    tag,
    content: bytes.subarray(start, end),
    raw: bytes.subarray(offset, end),
  }
  return { der, end }
}
