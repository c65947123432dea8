import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealDesk } from '../../shared/domain/seal/seal.ts'
import type { TaskCore } from './core.ts'

/** Somebody picks a scan of the task's stamped paper; each has its own content and at least this size. */
export async function addScan(
  { core, call, folder, taskId }: Pick<TaskCore, 'core' | 'call' | 'folder' | 'taskId'>,
  name: string,
  sizeBytes = 0,
): Promise<SealDesk> {
  const { revisions } = await call('task.get', { taskId })
  const snapshotSha256 = revisions.at(-1)?.snapshotSha256 ?? ''
  const revision = revisions.at(-1)?.revision ?? 1
  const printed = await call('document.pdf', { taskId, documentId: 'opinion', revision })
  const path = join(folder, name)
  // Each scan of the same paper is another file.
  const noise = Buffer.from(`\n% ${name} ${randomBytes(sizeBytes / 2).toString('hex')}\n`)
  await writeFile(path, Buffer.concat([printed, noise]))
  return call('seal.addScan', { taskId, snapshotSha256, grant: core.grant(path), code: '' })
}
