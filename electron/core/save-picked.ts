import { basename } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import { writeFileDurably } from './files.ts'
import { sha256 } from './hash.ts'

/** Writes a document where the user picked; answers its hash. */
export async function savePicked(
  context: Context,
  grant: string,
  bytes: Uint8Array,
): Promise<{ readonly sha256: string }> {
  const path = context.grants.path(grant)
  try {
    await writeFileDurably(path, bytes)
  } catch (error) {
    if (error instanceof AppError) throw error
    const info = {
      code: 'file-unreadable',
      file: basename(path),
      reason: '目标位置不存在、已被占用或没有写入权限',
    } as const
    throw new AppError(info, { cause: error })
  }
  return { sha256: sha256(bytes) }
}
