/** What the records of a zip file say of one stored entry. */
export type ZipEntry = {
  readonly name: string
  readonly sizeBytes: number
  readonly crc32: number
  /** Of its local header. */
  readonly offset: number
}

/** The records, bit by bit as in PKWARE's APPNOTE 6.3.10 (4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3). */
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50

const MAX_16 = 0xffff
const MAX_32 = 0xffffffff
const VERSION = 20
const VERSION_ZIP64 = 45
/** Made on a Unix: the external attributes are a mode. */
const MADE_BY = (3 << 8) | VERSION_ZIP64
const UTF8_NAMES = 0x0800
const STORED = 0
const REGULAR_FILE = 0o100644

/** The time of an entry is of the project, never of the clock: in China's time, two seconds exact. */
export function dosTime(at: string): { readonly date: number; readonly time: number } {
  const local = new Date(Date.parse(at) + 8 * 3_600_000)
  const year = Math.min(Math.max(local.getUTCFullYear(), 1980), 2107)
  return {
    date: ((year - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
    time:
      (local.getUTCHours() << 11) |
      (local.getUTCMinutes() << 5) |
      Math.floor(local.getUTCSeconds() / 2),
  }
}

export function localHeader(entry: ZipEntry, at: string): Buffer {
  const isLarge = entry.sizeBytes >= MAX_32
  // In a local header both sizes stand, or none.
  const extra = isLarge ? extra64([entry.sizeBytes, entry.sizeBytes]) : Buffer.alloc(0)
  const name = Buffer.from(entry.name, 'utf8')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL, 0)
  writeCommon(head, 4, entry, at, isLarge)
  head.writeUInt16LE(name.byteLength, 26)
  head.writeUInt16LE(extra.byteLength, 28)
  return Buffer.concat([head, name, extra])
}

export function centralHeader(entry: ZipEntry, at: string): Buffer {
  const isLarge = entry.sizeBytes >= MAX_32
  const isFar = entry.offset >= MAX_32
  const large = [
    ...(isLarge ? [entry.sizeBytes, entry.sizeBytes] : []),
    ...(isFar ? [entry.offset] : []),
  ]
  const extra = large.length > 0 ? extra64(large) : Buffer.alloc(0)
  const name = Buffer.from(entry.name, 'utf8')
  const head = Buffer.alloc(46)
  head.writeUInt32LE(CENTRAL, 0)
  head.writeUInt16LE(MADE_BY, 4)
  writeCommon(head, 6, entry, at, isLarge || isFar)
  head.writeUInt16LE(name.byteLength, 28)
  head.writeUInt16LE(extra.byteLength, 30)
  head.writeUInt32LE(REGULAR_FILE * 0x10000, 38)
  head.writeUInt32LE(Math.min(entry.offset, MAX_32), 42)
  return Buffer.concat([head, name, extra])
}

/** From the version needed to the two sizes: the same in both headers. */
function writeCommon(head: Buffer, from: number, entry: ZipEntry, at: string, is64: boolean): void {
  const { date, time } = dosTime(at)
  head.writeUInt16LE(is64 ? VERSION_ZIP64 : VERSION, from)
  head.writeUInt16LE(UTF8_NAMES, from + 2)
  head.writeUInt16LE(STORED, from + 4)
  head.writeUInt16LE(time, from + 6)
  head.writeUInt16LE(date, from + 8)
  head.writeUInt32LE(entry.crc32, from + 10)
  head.writeUInt32LE(Math.min(entry.sizeBytes, MAX_32), from + 14)
  head.writeUInt32LE(Math.min(entry.sizeBytes, MAX_32), from + 18)
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index))
  return extra
}

/** What ends the file, after a directory of `length` bytes at `offset`. */
export function endRecords(entries: number, offset: number, length: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(Math.min(entries, MAX_16), 8)
  end.writeUInt16LE(Math.min(entries, MAX_16), 10)
  end.writeUInt32LE(Math.min(length, MAX_32), 12)
  end.writeUInt32LE(Math.min(offset, MAX_32), 16)
  if (entries < MAX_16 && length < MAX_32 && offset < MAX_32) return end
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(END_64, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeUInt16LE(MADE_BY, 12)
  end64.writeUInt16LE(VERSION_ZIP64, 14)
  end64.writeBigUInt64LE(BigInt(entries), 24)
  end64.writeBigUInt64LE(BigInt(entries), 32)
  end64.writeBigUInt64LE(BigInt(length), 40)
  end64.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(LOCATOR_64, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end64, locator, end])
}
