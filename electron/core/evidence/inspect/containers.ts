import type { FileSource } from '../file-source.ts'

// Whether a file reaches as far as its own headers say. Each container tells its length at its
// start; a copy that broke off is shorter. What can't be told counts as whole.

/** PNG: chunks of known length up to IEND. */
export async function isWholePng(source: FileSource): Promise<boolean> {
  let offset = 8
  while (offset + 12 <= source.sizeBytes) {
    const head = await source.read(offset, 8)
    if (head.toString('latin1', 4, 8) === 'IEND') return true
    offset += 12 + head.readUInt32BE(0)
  }
  return false
}

/** WebP, WAV, AVI. A length of 0 or all ones was written before the end was known. */
export async function isWholeRiff(source: FileSource): Promise<boolean> {
  const head = await source.read(0, 8)
  if (head.length < 8) return false
  const length = head.readUInt32LE(4)
  return length === 0 || length === 0xffffffff || length + 8 <= source.sizeBytes + 1
}

/** MP4, MOV, HEIC: boxes one after another, among them the index that players need. */
export async function isWholeBoxes(source: FileSource, needed: string | null): Promise<boolean> {
  let hasNeeded = needed === null
  let offset = 0
  while (offset + 8 <= source.sizeBytes) {
    const head = await source.read(offset, 16)
    const kind = head.toString('latin1', 4, 8)
    // Bytes after the last box, as some cameras leave them.
    if (!/^[\x20-\x7e\xa9]{4}$/.test(kind)) break
    if (kind === needed) hasNeeded = true
    const short = head.readUInt32BE(0)
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short
    // 0: the last box, up to the end of the file.
    if (length === 0) break
    if (length < 8) break
    if (offset + length > source.sizeBytes) return false
    offset += length
  }
  return hasNeeded
}

const SEGMENT_ID = 0x18538067

/** WebM and Matroska: a head, then one segment, whose length may be unknown. */
export async function isWholeMatroska(source: FileSource): Promise<boolean> {
  const head = await source.read(0, 4096)
  const first = readLength(head, 4)
  if (first === null || first.value === null) return false
  const segment = first.end + first.value
  if (segment + 12 > head.length || head.readUInt32BE(segment) !== SEGMENT_ID) return true
  const length = readLength(head, segment + 4)
  if (length === null || length.value === null) return true
  return length.end + length.value <= source.sizeBytes
}

/** A length of EBML: the leading zeros of its first byte tell its size; all ones mean unknown. */
function readLength(
  bytes: Buffer,
  at: number,
): { readonly value: number | null; readonly end: number } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const size = Math.clz32(first) - 23
  if (at + size > bytes.length) return null
  let value = BigInt(first & (0xff >> size))
  for (let index = 1; index < size; index++) {
    value = (value << 8n) | BigInt(bytes[at + index] ?? 0)
  }
  const unknown = (1n << BigInt(7 * size)) - 1n
  return { value: value === unknown ? null : Number(value), end: at + size }
}
