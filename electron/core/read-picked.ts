import { basename } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Context } from './context.ts'
import { openPackageFile } from './exchange/package-file.ts'

/** The whole of a file that the user picked; refuses an empty one and one of more than `mostMb`. */
export async function readPicked(
  context: Context,
  grant: string,
  mostMb: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const path = context.grants.path(grant)
  const refused = (reason: string) =>
    new AppError({ code: 'file-unreadable', file: basename(path), reason })
  const file = await openPackageFile(path)
  try {
    if (file.sizeBytes === 0) throw refused('文件是空的（0 字节）')
    if (file.sizeBytes > mostMb * 1024 * 1024) throw refused(`文件超过 ${mostMb} MB`)
    const bytes = Buffer.alloc(file.sizeBytes)
    await file.readAt(bytes, 0)
    return { name: file.name, bytes }
  } finally {
    await file.close()
  }
}
