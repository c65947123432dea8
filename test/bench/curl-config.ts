import { createHash } from 'node:crypto'
import { mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlatformLink } from '../../electron/core/sync/platform-link.ts'
import { PLATFORM_PATHS } from '../../shared/formats/platform-api.ts'
import { register, tusMetadata } from './platform-process.ts'

/**
 * Writes an opinion's photos into a new folder, registers them, and answers the config by which curl
 * sends them: one request a photo (tus creation with upload), on one connection.
 */
export async function writeForCurl(
  link: PlatformLink,
  place: string,
  contents: readonly Uint8Array[],
  of: { readonly taskId: string; readonly revision: number },
): Promise<string> {
  await mkdir(place)
  const photos = []
  for (const [index, bytes] of contents.entries()) {
    const path = join(place, `${index}.jpg`)
    const file = await open(path, 'w')
    await file.writeFile(bytes)
    // What is still to be written would slow whoever comes first.
    await file.sync()
    await file.close()
    photos.push({
      path,
      sizeBytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  }
  const files = photos.map(({ sha256, sizeBytes }, index) => ({
    sha256,
    sizeBytes,
    name: `照片 ${index + 1}.jpg`,
    mediaType: 'image/jpeg',
  }))
  const submissionId = await register(link, files, of)
  const config = join(place, 'curl.txt')
  const requests = photos.map(({ path, sha256, sizeBytes }) => {
    const headers = [
      'Tus-Resumable: 1.0.0',
      `Upload-Length: ${sizeBytes}`,
      `Upload-Metadata: ${tusMetadata({ submissionId, sha256 })}`,
      'Content-Type: application/offset+octet-stream',
      'Expect:',
      `Authorization: Bearer ${link.accessToken() ?? ''}`,
    ]
    return [
      `url = "${new URL(PLATFORM_PATHS.uploads(), link.baseUrl).href}"`,
      'request = "POST"',
      'fail',
      `upload-file = "${path}"`,
      ...headers.map((header) => `header = "${header}"`),
    ].join('\n')
  })
  await writeFile(config, requests.join('\nnext\n'))
  return config
}
