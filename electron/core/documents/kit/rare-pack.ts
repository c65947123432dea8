import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import {
  RARE_PACK_FILES,
  type RarePackFile,
} from '../../../../shared/domain/documents/rare-characters.ts'
import { AppError } from '../../../../shared/errors.ts'

/** The folder that has the pack, of those where it may be; undefined when it is nowhere. */
export function findRarePack(folders: readonly string[]): string | undefined {
  return folders.find((folder) =>
    RARE_PACK_FILES.every(({ name }) => existsSync(join(folder, name))),
  )
}

/** Throws `file-unreadable` for a file that is not the pack's own: it might draw another character. */
export function assertPackFile(path: string, file: RarePackFile): void {
  if (hashOf(path) === file.sha256) return
  throw new AppError({
    code: 'file-unreadable',
    file: file.name,
    reason: '不是认定版本的生僻字字库（校验值不符），请在“设置”中重新安装',
  })
}

const PIECE_BYTES = 1 << 20

/** SHA-256 of a file, piece by piece: 30 MB are not worth holding. */
function hashOf(path: string): string {
  const hash = createHash('sha256')
  const piece = new Uint8Array(PIECE_BYTES)
  const file = openSync(path, 'r')
  try {
    for (let read = PIECE_BYTES; read > 0;) {
      read = readSync(file, piece, 0, PIECE_BYTES, null)
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
