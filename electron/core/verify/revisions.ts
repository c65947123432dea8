/** More than 15 signers, the institution and later time stamps; a file with more is not ours. */
const MOST_REVISIONS = 64
const OFFSET = Buffer.from('\nstartxref\n', 'latin1')
const END = Buffer.from('\n%%EOF\n', 'latin1')
/** Digits of an offset. */
const MOST_DIGITS = 10

/** A file cut into what it was first and what was appended. */
export type Revisions = {
  /** Where each revision ends, the first document before all others. */
  readonly ends: readonly number[]
  /** Bytes after the last revision that belong to none. */
  readonly trailingBytes: number
}

/**
 * Finds the revisions of a PDF by their ends, as our writer ends them.
 *
 * It trusts nothing that it finds: whether each part is what it should be is decided by making it
 * again. Null where there are none, or more than any document of ours has.
 */
export function findRevisions(pdf: Uint8Array): Revisions | null {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const ends: number[] = []
  for (let at = file.indexOf(OFFSET); at >= 0; at = file.indexOf(OFFSET, at + 1)) {
    const digitsAt = at + OFFSET.byteLength
    let endAt = digitsAt
    while (isDigit(file[endAt]) && endAt - digitsAt < MOST_DIGITS) endAt += 1
    const end = endAt + END.byteLength
    if (endAt === digitsAt || !file.subarray(endAt, end).equals(END)) continue
    ends.push(end)
    if (ends.length > MOST_REVISIONS) return null
  }
  const last = ends.at(-1)
  return last === undefined ? null : { ends, trailingBytes: pdf.byteLength - last }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
