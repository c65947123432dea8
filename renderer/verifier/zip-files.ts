import type { StoredFile } from './stored-file.ts'

/** What can't be verified, as a Chinese sentence. */
export class Unreadable extends Error {}

/** As much of a Blob as is needed. */
export type Sliceable = {
  readonly size: number
  readonly slice: (from: number, to: number) => { readonly arrayBuffer: () => Promise<ArrayBuffer> }
}

const END = 0x06054b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const MAX_16 = 0xffff
const MAX_32 = 0xffffffff
const STORED = 0

/** The files of a zip as the program writes it: stored, so that each is a part of the zip's own bytes. */
export async function filesOfZip(zip: Sliceable): Promise<readonly StoredFile[]> {
  const { entries, offset, length } = await findDirectory(zip)
  const directory = await view(zip, offset, offset + length)
  const files: StoredFile[] = []
  let at = 0
  for (let index = 0; index < entries; index++) {
    if (at + 46 > length || directory.getUint32(at, true) !== CENTRAL) throw broken()
    const nameBytes = directory.getUint16(at + 28, true)
    const extraBytes = directory.getUint16(at + 30, true)
    const next = at + 46 + nameBytes + extraBytes + directory.getUint16(at + 32, true)
    if (next > length) throw broken()
    const path = new TextDecoder().decode(
      new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameBytes),
    )
    if (!path.endsWith('/')) files.push(entryFile(zip, directory, at, path, nameBytes, extraBytes))
    at = next
  }
  if (new Set(files.map(({ path }) => path)).size !== files.length) {
    throw new Unreadable('压缩包里有重名的文件，不是程序导出的原样')
  }
  return files
}

type Directory = { readonly entries: number; readonly offset: number; readonly length: number }

async function findDirectory(zip: Sliceable): Promise<Directory> {
  // The record at the end may be followed by a comment of at most 64 KiB.
  const from = Math.max(0, zip.size - 22 - MAX_16)
  const tail = await view(zip, from, zip.size)
  let at = tail.byteLength - 22
  while (at >= 0 && tail.getUint32(at, true) !== END) at--
  if (at < 0) throw broken()
  const entries = tail.getUint16(at + 10, true)
  const length = tail.getUint32(at + 12, true)
  const offset = tail.getUint32(at + 16, true)
  if (entries < MAX_16 && length < MAX_32 && offset < MAX_32) return { entries, offset, length }
  if (at < 20 || tail.getUint32(at - 20, true) !== LOCATOR_64) throw broken()
  const record = whole(tail, at - 20 + 8)
  const end = await view(zip, record, record + 56)
  return { entries: whole(end, 32), length: whole(end, 40), offset: whole(end, 48) }
}

function entryFile(
  zip: Sliceable,
  directory: DataView,
  at: number,
  path: string,
  nameBytes: number,
  extraBytes: number,
): StoredFile {
  if (directory.getUint16(at + 10, true) !== STORED) {
    throw new Unreadable('压缩包被重新压缩过，请先解压成文件夹，再选择文件夹核验')
  }
  const large = extra64(directory, at + 46 + nameBytes, extraBytes)
  const take = (value: number): number => (value === MAX_32 ? (large.shift() ?? value) : value)
  const sizeBytes = take(directory.getUint32(at + 24, true))
  take(directory.getUint32(at + 20, true))
  const offset = take(directory.getUint32(at + 42, true))
  const start = async (): Promise<number> => {
    const head = await view(zip, offset, offset + 30)
    return offset + 30 + head.getUint16(26, true) + head.getUint16(28, true)
  }
  return {
    path: path.normalize('NFC'),
    sizeBytes,
    read: async (from, to) => {
      const base = await start()
      return zip.slice(base + from, base + to).arrayBuffer()
    },
  }
}

/** The values of the ZIP64 field, in the order of the fields that they stand for. */
function extra64(directory: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length;) {
    const size = directory.getUint16(at + 2, true)
    if (directory.getUint16(at, true) === 1) {
      return Array.from({ length: Math.floor(size / 8) }, (_, index) =>
        whole(directory, at + 4 + 8 * index),
      )
    }
    at += 4 + size
  }
  return []
}

async function view(zip: Sliceable, from: number, to: number): Promise<DataView> {
  const bytes = await zip.slice(from, to).arrayBuffer()
  if (bytes.byteLength !== to - from) throw broken()
  return new DataView(bytes)
}

function whole(bytes: DataView, at: number): number {
  return Number(bytes.getBigUint64(at, true))
}

function broken(): Unreadable {
  return new Unreadable('压缩包不完整或已损坏（可能没有拷贝完），请重新拷贝后再核验')
}
