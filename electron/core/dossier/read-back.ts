import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { relative } from 'node:path'
import { stopped } from './failure.ts'
import type { Segment } from './target.ts'

const PIECE_BYTES = 1024 * 1024

/**
 * Reads everything that was written from the target again and compares it with what was meant.
 *
 * The files are opened anew after they were synced. It finds what the system, its drivers or a cable
 * changed; it can't prove that the disk itself was asked, for the system may answer from its cache.
 */
export async function readBack(
  partial: string,
  segments: readonly Segment[],
  onRead: (sizeBytes: number, file: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  for (const [path, runs] of Map.groupBy(segments, (segment) => segment.path)) {
    const name = relative(partial, path)
    const file = await open(path, 'r')
    try {
      for (const run of runs) {
        const found = await hashOf(file, run, piece, (sizeBytes) => {
          signal.throwIfAborted()
          onRead(sizeBytes, name)
        })
        if (found !== run.sha256) throw changed(partial, name)
      }
    } finally {
      await file.close()
    }
  }
}

async function hashOf(
  file: FileHandle,
  { offset, length }: Segment,
  piece: Buffer,
  onRead: (sizeBytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256')
  for (let done = 0; done < length;) {
    const wanted = Math.min(piece.byteLength, length - done)
    const { bytesRead } = await file.read(piece, 0, wanted, offset + done)
    if (bytesRead === 0) break
    hash.update(piece.subarray(0, bytesRead))
    done += bytesRead
    onRead(bytesRead)
  }
  return hash.digest('hex')
}

function changed(partial: string, name: string) {
  const what = name === '' ? '压缩包' : `“${name}”`
  return stopped(`${what}写入后读回的内容不一致，目标盘或接口可能有故障，请换一个盘重试`, partial)
}
