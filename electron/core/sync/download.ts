import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { diskError, hasCode } from '../files.ts'
import { readAnswer } from './exchange.ts'
import { networkFailure, syncFailed } from './failures.ts'
import { idleWatch } from './idle-watch.ts'
import { faultOfAnswer } from './platform-fault.ts'
import type { PlatformLink } from './platform-link.ts'

export type Content = { readonly sha256: string; readonly sizeBytes: number }

/**
 * Downloads a content to a file of its own in `folder`, from where an earlier try ended; answers the
 * path once the whole is what its hash says.
 */
export async function downloadFile(
  link: PlatformLink,
  path: string,
  content: Content,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${content.sha256}.part`)
  const have = await sizeOf(file)
  if (have < content.sizeBytes || content.sizeBytes === 0) {
    await fetchRest(link, path, content, { folder, file, have })
  }
  if ((await hashOf(file)) !== content.sha256) {
    await rm(file, { force: true })
    throw syncFailed('moved', '下载的内容与平台所列的不符')
  }
  return file
}

async function fetchRest(
  link: PlatformLink,
  path: string,
  content: Content,
  { folder, file, have }: { readonly folder: string; readonly file: string; readonly have: number },
): Promise<void> {
  const idle = idleWatch(link.timeoutMs)
  const token = link.accessToken()
  try {
    const response = await link.fetch(new URL(path, link.baseUrl), {
      redirect: 'error',
      signal: AbortSignal.any([link.signal, idle.signal]),
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(have > 0 ? { range: `bytes=${have}-` } : {}),
      },
    })
    if (response.status !== 200 && response.status !== 206) {
      throw faultOfAnswer(await readAnswer(response, idle))
    }
    const handle = await open(file, response.status === 206 ? 'a' : 'w', 0o600)
    try {
      let sizeBytes = response.status === 206 ? have : 0
      for await (const chunk of response.body ?? []) {
        idle.touch()
        sizeBytes += chunk.byteLength
        if (sizeBytes > content.sizeBytes) throw syncFailed('not-the-platform', '下载的内容过大')
        await handle.writeFile(chunk)
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (idle.signal.aborted) throw syncFailed('timeout', '长时间没有数据往来', error)
    const known = diskError(error, folder)
    throw known instanceof AppError ? known : networkFailure(error)
  } finally {
    idle.stop()
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0
    throw error
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
