import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { PlatformLink } from '../../electron/core/sync/platform-link.ts'
import { PLATFORM_PATHS } from '../../shared/formats/platform-api.ts'
import { register, tusMetadata } from './platform-process.ts'
import { timeOf } from './row.ts'

const MIB = 1024 ** 2
export const GB = 1024 ** 3
const run = promisify(execFile)

/** New bytes each time: what the platform holds is not sent again. */
export async function writeFilm(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'w')
  for (let written = 0; written < GB; written += 16 * MIB) {
    const piece = randomBytes(16 * MIB)
    hash.update(piece)
    await file.writeFile(piece)
  }
  // What is still to be written would slow whoever comes first.
  await file.sync()
  await file.close()
  return hash.digest('hex')
}

export const aFilm = (sha256: string) => ({
  sha256,
  sizeBytes: GB,
  name: '录像.mp4',
  mediaType: 'video/mp4',
})

/** How long curl takes for a film in one PATCH, to a submission that is registered before. */
export async function timeOfCurl(
  link: PlatformLink,
  film: string,
  of: { readonly taskId: string; readonly revision: number },
): Promise<number> {
  const sha256 = await writeFilm(film)
  const submissionId = await register(link, [aFilm(sha256)], of)
  const url = await createUpload(link, submissionId, sha256)
  const headers = [
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    'Expect:',
    `Authorization: Bearer ${link.accessToken() ?? ''}`,
  ].flatMap((header) => ['-H', header])
  return timeOf(() => run('curl', ['-sS', '--fail', '-X', 'PATCH', ...headers, '-T', film, url]))
}

async function createUpload(
  link: PlatformLink,
  submissionId: string,
  sha256: string,
): Promise<string> {
  const endpoint = new URL(PLATFORM_PATHS.uploads(), link.baseUrl)
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-length': String(GB),
    'upload-metadata': tusMetadata({ submissionId, sha256 }),
    authorization: `Bearer ${link.accessToken() ?? ''}`,
  }
  const answer = await fetch(endpoint, { method: 'POST', headers })
  return new URL(answer.headers.get('location') ?? '', endpoint).href
}
