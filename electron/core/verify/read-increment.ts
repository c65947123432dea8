import type { SealRequest } from '../seal/increment.ts'

/** What an increment says about itself, and the CMS in it. */
export type ReadIncrement = {
  readonly request: SealRequest
  readonly cms: Uint8Array
  /** Where /Contents begins and ends in the increment, brackets included: all that is not signed. */
  readonly contentsAt: number
  readonly contentsEnd: number
}

/** A chain of RSA-4096 certificates takes some 20 000 bytes, twice that in hex. */
const MOST_BYTES = 1024 * 1024

/**
 * Reads the parameters of a seal from the increment that it appended.
 *
 * By pattern and not by parsing: the caller writes the increment again from what is found here and
 * compares every byte, so a wrong or hidden parameter can't pass. Null where one is not there.
 */
export function readIncrement(increment: Uint8Array): ReadIncrement | null {
  if (increment.byteLength > MOST_BYTES) return null
  const text = Buffer.from(increment).toString('latin1')
  const find = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1]
  const fieldName = find(/\/T \(([\w-]{1,64})\)/)
  const signerName = textOf(find(/\/Name <([0-9a-f]{4,4096})>/))
  const reason = textOf(find(/\/Reason <([0-9a-f]{4,4096})>/))
  const at = instantOf(find(/\/M \(D:(\d{14})Z\)/))
  const contents = /\/Contents <([0-9a-f]*)>/.exec(text)
  const cms = cmsIn(Buffer.from(contents?.[1] ?? '', 'hex'))
  if (!fieldName || signerName === null || reason === null || !at || !contents || !cms) return null
  const contentsEnd = contents.index + contents[0].length
  const contentsAt = contents.index + '/Contents '.length
  const contentsBytes = (contentsEnd - contentsAt) / 2 - 1
  const request = { fieldName, signerName, reason, at, contentsBytes }
  return { request, cms, contentsAt, contentsEnd }
}

/** A text string in UTF-16 with its mark. */
function textOf(hex: string | undefined): string | null {
  if (hex === undefined || hex.length % 4 !== 0 || !hex.startsWith('feff')) return null
  return Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le')
}

function instantOf(digits: string | undefined): Date | null {
  if (digits === undefined) return null
  const iso = digits.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6.000Z')
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) || at.toISOString() !== iso ? null : at
}

/** The DER element at the start of the room; what fills the rest is compared by the caller. */
function cmsIn(room: Buffer): Uint8Array | null {
  const count = (room[1] ?? 0) & 0x7f
  if (room[0] !== 0x30 || (room[1] ?? 0) < 0x81 || count > 4 || room.length < 2 + count) return null
  const length = 2 + count + room.readUIntBE(2, count)
  return length <= room.length ? room.subarray(0, length) : null
}
