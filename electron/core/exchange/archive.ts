import { Readable, pipeline } from 'node:stream'
import { callbackify } from 'node:util'
import { createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { TASK_PACKAGE_LIMITS as LIMITS } from '../../../shared/formats/task-package.ts'
import { archiveProblems, type ArchiveEntry } from './archive-rules.ts'
import { decodeEntryName } from './entry-name.ts'
import type { PackageFile } from './package-file.ts'
import { refusal } from './refusal.ts'

/** A zip file whose directory has been found harmless. Contents are read on demand. */
export type Archive = {
  readonly entries: ReadonlyMap<string, ArchiveEntry>
  /** The unpacked bytes; the stream fails when the entry is damaged. */
  readonly open: (entry: ArchiveEntry) => Promise<Readable>
}

/**
 * Reads and judges the directory of a zip file: names, kinds, sizes, ratio, overlaps.
 *
 * Nothing is unpacked. Throws `package-refused`; a failing disk throws `file-unreadable`.
 */
export async function openArchive(file: PackageFile): Promise<Archive> {
  await refuseOtherFiles(file)
  const zip = await guarded(file, () =>
    fromRandomAccessReaderPromise(new FileReader(file), file.sizeBytes, {
      autoClose: false,
      // Names are decoded here: yauzl would read them as CP437 and turn backslashes round.
      decodeStrings: false,
    }),
  )
  if (zip.entryCount > LIMITS.entries) throw refusal(file.name, [tooManyEntries(zip.entryCount)])
  const read = await guarded(file, () => readDirectory(zip))
  const entries = read.map(({ described }) => described)
  const problems = archiveProblems(entries, file.sizeBytes)
  if (problems.length > 0) throw refusal(file.name, problems)
  const sources = new Map(read.map(({ described, entry }) => [described, entry]))
  return {
    entries: new Map(entries.map((entry) => [entry.name ?? '', entry])),
    open: async (described) => {
      const entry = sources.get(described)
      if (entry === undefined) throw new RangeError('an entry of another archive')
      return await openEntry(file, zip, entry)
    },
  }
}

async function refuseOtherFiles(file: PackageFile): Promise<void> {
  if (file.sizeBytes > LIMITS.fileBytes) {
    const limit = LIMITS.fileBytes / 1024 / 1024
    const message = `文件太大（${megabytes(file.sizeBytes)} MB），任务包最大 ${limit} MB`
    throw refusal(file.name, [{ field: '', message }])
  }
  const message = '它不是任务包文件（不是 ZIP 格式），请选择平台下发的 .taskpkg 文件'
  const notZip = refusal(file.name, [{ field: '', message }])
  const head = new Uint8Array(4)
  if (file.sizeBytes < head.length) throw notZip
  await file.readAt(head, 0)
  const [p, k, third, fourth] = head
  const isZip =
    p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
  if (!isZip) throw notZip
}

type ReadEntry = { readonly entry: Entry; readonly described: ArchiveEntry }

async function readDirectory(zip: ZipFile): Promise<readonly ReadEntry[]> {
  const read: ReadEntry[] = []
  for await (const entry of zip.eachEntry()) {
    read.push({
      entry,
      described: {
        name: decodeEntryName(entry.fileNameRaw),
        sizeBytes: entry.uncompressedSize,
        packedBytes: entry.compressedSize,
        offset: entry.relativeOffsetOfLocalHeader,
        headerBytes: 30 + entry.fileNameLength,
        method: entry.compressionMethod,
        isEncrypted: entry.isEncrypted(),
        unixMode: entry.externalFileAttributes >>> 16,
        crc32: entry.crc32,
      },
    })
  }
  return read
}

async function openEntry(file: PackageFile, zip: ZipFile, entry: Entry): Promise<Readable> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = Readable.from(file.range(fileDataStart, fileDataStart + entry.compressedSize), {
    objectMode: false,
  })
  if (entry.compressionMethod === 0) return packed
  // Errors of either side, and leaving off early, end both; the reader of `unpacked` sees them.
  const unpacked = createInflateRaw()
  pipeline(packed, unpacked, () => undefined)
  return unpacked
}

/** yauzl's access to the open file. Every place that the zip names is checked against its size. */
class FileReader extends RandomAccessReader {
  readonly #readAt: PackageFile['readAt']
  constructor(file: PackageFile) {
    super()
    this.#readAt = file.readAt
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    callbackify(this.#readAt)(buffer.subarray(offset, offset + length), position, callback)
  }
}

/** yauzl's errors in our words; a failing disk stays what it is. */
async function guarded<T>(file: PackageFile, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof AppError) throw error
    const isEncrypted = error instanceof Error && error.message.includes('encryption')
    const message = isEncrypted
      ? '压缩包设有密码，请用不加密的任务包'
      : '压缩包不完整或已损坏（可能没有拷贝完），请重新拷贝后再导入'
    throw refusal(file.name, [{ field: '', message }], error)
  }
}

function tooManyEntries(count: number): Problem {
  return { field: '', message: `压缩包内文件太多（${count} 个），最多 ${LIMITS.entries} 个` }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0)
}
