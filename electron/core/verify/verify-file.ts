import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { VerifiedFile } from '../../../shared/domain/verification/verification.ts'
import { AppError } from '../../../shared/errors.ts'
import { readTaskPackage } from '../exchange/read-task-package.ts'
import { verifyDocument, type VerifyOptions } from './verify-document.ts'
import { verifyStatement, type PinnedKeyOf } from './verify-statement.ts'

/** Opinions are below 1 MB with all their seals: what is larger than this is none. */
const MOST_BYTES = 32 * 1024 * 1024
/** How a ZIP archive begins, as task packages are. */
const ZIP = 'PK'

/**
 * Verifies a file of this program: a task package, a signed statement of the platform, or whatever else
 * as an opinion.
 *
 * Throws `package-refused` where a task package is not whole, `file-unreadable` where the file can't
 * be read.
 */
export async function verifyFile(
  path: string,
  options: VerifyOptions & { readonly pinnedKeyOf: PinnedKeyOf | null },
): Promise<VerifiedFile> {
  const bytes = await readUnlessZip(path)
  if (bytes === null) return verifyPackage(path)
  const statement = await verifyStatement(path, bytes, options.pinnedKeyOf)
  if (statement) return statement
  const verification = await verifyDocument(bytes, options)
  return { kind: 'opinion', name: basename(path), verification }
}

/** The bytes of a file; null for a ZIP archive, which is read piece by piece. */
async function readUnlessZip(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
      if (buffer.subarray(0, bytesRead).toString('latin1') === ZIP) return null
      const { size } = await file.stat()
      if (size > MOST_BYTES) throw unreadable(path, '文件超过 32 MB，不会是验收意见')
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw unreadable(path, '文件不存在或没有权限', error)
  }
}

function unreadable(path: string, reason: string, cause?: unknown): AppError {
  return new AppError({ code: 'file-unreadable', file: path, reason }, { cause })
}

async function verifyPackage(path: string): Promise<VerifiedFile> {
  const opened = await readTaskPackage(path)
  try {
    const { task, application, attachments } = opened.package
    return {
      kind: 'task-package',
      name: opened.fileName,
      sha256: opened.fileSha256,
      taskId: task.id,
      number: task.number,
      revision: task.revision,
      enterpriseName: application.enterpriseName,
      attachmentCount: attachments.length,
    }
  } finally {
    await opened.close()
  }
}
