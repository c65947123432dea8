import { createHash } from 'node:crypto'
import type { OutgoingFile, Target } from '../../../electron/core/dossier/target.ts'

export const AT = '2026-11-28T02:03:05.000Z'

/** Bytes that look like nothing, the same for the same name. */
export function noise(name: string, sizeBytes: number): Buffer {
  return createHash('shake256', { outputLength: Math.max(1, sizeBytes) })
    .update(name)
    .digest()
    .subarray(0, sizeBytes)
}

export type Made = { readonly path: string; readonly bytes: Buffer }

export const FILES: readonly Made[] = [
  { path: '佐证/01-车间.jpg', bytes: noise('a', 3000) },
  { path: '佐证/02-空.txt', bytes: Buffer.alloc(0) },
  { path: '数据/任务包.json', bytes: noise('b', 700) },
  { path: 'manifest.json', bytes: noise('c', 129) },
]

export function outgoing({ path, bytes }: Made, pieceBytes = 512): OutgoingFile {
  async function* read() {
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
      await Promise.resolve()
      yield bytes.subarray(at, at + pieceBytes)
    }
  }
  return { path, sizeBytes: bytes.byteLength, bytes: read() }
}

/** Writes everything and gives it its name. */
export async function writeAll(target: Target, files: readonly Made[] = FILES): Promise<void> {
  for (const file of files) await target.put(outgoing(file))
  await target.finish()
  await target.publish()
}
