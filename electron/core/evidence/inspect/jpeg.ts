import exifReader from 'exif-reader'
import type { FileSource } from '../file-source.ts'

export type CaptureFacts = {
  /** ISO UTC */
  readonly capturedAt: string | null
  readonly device: string | null
}

const BLOCK_BYTES = 64 * 1024
const MARKER = 0xff
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const APP1 = 0xe1
/** A picture made before digital cameras is a camera whose clock was never set. */
const EARLIEST_YEAR = 1995

/**
 * Walks the segments of a JPEG up to its picture data, then looks for the end marker.
 *
 * What follows the end (a phone's trailer, a motion photo's film) is of no concern.
 */
export async function inspectJpeg(
  source: FileSource,
): Promise<CaptureFacts & { readonly isWhole: boolean }> {
  let facts: CaptureFacts = { capturedAt: null, device: null }
  let offset = 2
  while (offset + 4 <= source.sizeBytes) {
    const head = await source.read(offset, 4)
    const kind = head[1] ?? 0
    if (head[0] !== MARKER) return { ...facts, isWhole: false }
    // Fill bytes may stand before a marker.
    if (kind === MARKER) {
      offset += 1
      continue
    }
    const length = head.readUInt16BE(2)
    if (kind === START_OF_SCAN) {
      return { ...facts, isWhole: await hasEnd(source, offset + 2 + length) }
    }
    if (kind === APP1 && facts.capturedAt === null) {
      facts = captureFacts(await source.read(offset + 4, length - 2)) ?? facts
    }
    offset += 2 + length
  }
  return { ...facts, isWhole: false }
}

async function hasEnd(source: FileSource, from: number): Promise<boolean> {
  const end = Buffer.from([MARKER, END_OF_IMAGE])
  // From the back, where it nearly always is; blocks overlap, as the marker may lie across two.
  for (let until = source.sizeBytes; until - from > 1; until -= BLOCK_BYTES - 1) {
    const offset = Math.max(from, until - BLOCK_BYTES)
    if ((await source.read(offset, until - offset)).includes(end)) return true
  }
  return false
}

function captureFacts(segment: Buffer): CaptureFacts | null {
  if (segment.toString('latin1', 0, 4) !== 'Exif') return null
  try {
    const { Image: image, Photo: photo } = exifReader(segment)
    const offset: unknown = photo?.['OffsetTimeOriginal'] ?? photo?.['OffsetTime']
    return {
      capturedAt: instantOf(photo?.DateTimeOriginal ?? image?.DateTime, offset),
      device: deviceOf(image?.Make, image?.Model),
    }
  } catch {
    // Damaged notes of the camera do not make the picture a bad one: it has none, then.
    return null
  }
}

/** The camera's wall clock comes as if it were UTC; without an offset it is this computer's zone. */
function instantOf(clock: unknown, offset: unknown): string | null {
  if (!(clock instanceof Date) || Number.isNaN(clock.getTime())) return null
  if (clock.getUTCFullYear() < EARLIEST_YEAR) return null
  const wall = clock.toISOString().slice(0, 19)
  const zone = typeof offset === 'string' && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : ''
  const at = new Date(`${wall}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

function deviceOf(make: unknown, model: unknown): string | null {
  const [maker, name] = [plainText(make), plainText(model)]
  const device = name.toLowerCase().startsWith(maker.toLowerCase()) ? name : `${maker} ${name}`
  return device.trim() === '' ? null : device.trim().slice(0, 80)
}

function plainText(value: unknown): string {
  const text = Buffer.isBuffer(value) ? value.toString('utf8') : value
  return typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '').trim() : ''
}
