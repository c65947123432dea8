import { moveDurably } from '../files.ts'
import { sha256 } from '../hash.ts'
import { createDigester } from './digest.ts'
import { openResumable } from './resumable-file.ts'
import { PARTIAL_SUFFIX, type Segment, type Target } from './target.ts'
import { centralHeader, endRecords, localHeader, type ZipEntry } from './zip-records.ts'

/**
 * One zip file: stored, not packed, so that its bytes are the same everywhere and any file in it can
 * be read by itself; ZIP64 where sizes ask for it.
 *
 * A local header stands before its content but holds its CRC: room is left and filled afterwards,
 * which every reader understands.
 */
export async function openZipTarget(path: string, at: string): Promise<Target> {
  const partial = path + PARTIAL_SUFFIX
  const file = await openResumable(partial)
  const entries: ZipEntry[] = []
  const segments: Segment[] = []
  const mark = (offset: number, bytes: Uint8Array): void => {
    segments.push({ path: partial, offset, length: bytes.byteLength, sha256: sha256(bytes) })
  }

  return {
    partial,
    keptBytes: file.keptBytes,
    put: async ({ path: name, sizeBytes, bytes }) => {
      const offset = file.position()
      const unsure = { name, sizeBytes, crc32: 0, offset }
      file.skip(localHeader(unsure, at).byteLength)
      const start = file.position()
      const digester = createDigester(sizeBytes)
      for await (const piece of bytes) {
        digester.update(piece)
        await file.append(piece)
      }
      const digest = digester.end()
      const entry = { ...unsure, crc32: digest.crc32 }
      const header = localHeader(entry, at)
      await file.patch(offset, header)
      entries.push(entry)
      mark(offset, header)
      segments.push({ path: partial, offset: start, length: sizeBytes, sha256: digest.sha256 })
      return digest
    },
    begin: () => {
      const offset = file.position()
      const [entryCount, segmentCount] = [entries.length, segments.length]
      return () => {
        file.back(offset)
        entries.length = entryCount
        segments.length = segmentCount
        return Promise.resolve()
      }
    },
    finish: async () => {
      const offset = file.position()
      const directory = Buffer.concat(entries.map((entry) => centralHeader(entry, at)))
      const tail = Buffer.concat([
        directory,
        endRecords(entries.length, offset, directory.byteLength),
      ])
      await file.append(tail)
      mark(offset, tail)
      await file.finish()
      return segments
    },
    publish: async () => {
      // Windows renames no open file.
      await file.close()
      await moveDurably(partial, path)
    },
    close: file.close,
  }
}
