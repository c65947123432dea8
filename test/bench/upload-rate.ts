import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPace } from '../../electron/core/sync/pace.ts'
import type { PlatformLink } from '../../electron/core/sync/platform-link.ts'
import { sendFile } from '../../electron/core/sync/send-file.ts'
import { PLATFORM_PATHS } from '../../shared/formats/platform-api.ts'
import { aPlatformProcess, linkTo, register, signedIn, tusMetadata } from './platform-process.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'
import { aSampleCore } from './sample-core.ts'

const MIB = 1024 ** 2
const GB = 1024 ** 3
const run = promisify(execFile)

/** A film of 1 GB sent to the reference platform: from the encrypted store by tus, and by curl. */
export const upload1Gb: Bench = {
  name: 'upload',
  run: async (folder) => {
    const { core, taskId } = await aSampleCore(join(folder, 'data'))
    const platform = await aPlatformProcess(join(folder, 'platform'))
    const film = join(folder, 'film.bin')
    const link = await signedIn(linkTo(platform.url, null), core)
    let revision = 0
    try {
      const pairs = await takePairs({
        pairs: 5,
        warmUps: 0,
        ours: async () => {
          await writeFilm(film)
          const { sha256 } = await core.context.evidence.add(createReadStream(film))
          const submissionId = await register(link, [aFilm(sha256)], {
            taskId,
            revision: ++revision,
          })
          const pace = createPace(
            () => performance.now(),
            () => null,
          )
          const { readInto } = core.context.evidence
          return timeOf(() =>
            sendFile(link, {
              submissionId,
              sha256,
              sizeBytes: GB,
              uploadUrl: null,
              readInto: (offset, target) => readInto({ sha256, sizeBytes: GB }, offset, target),
              chunkBytes: pace.chunkBytes,
              onUrl: () => undefined,
              onOffset: pace.afterChunk,
              traffic: {
                beforeChunk: (bytes) => pace.beforeChunk(bytes, link.signal),
                onBytes: () => undefined,
                onGone: () => undefined,
              },
            }),
          )
        },
        other: async () => {
          const submissionId = await register(link, [aFilm(await writeFilm(film))], {
            taskId,
            revision: ++revision,
          })
          const url = await createUpload(link, submissionId, film)
          return timeOf(() => sendByCurl(url, film, link.accessToken() ?? ''))
        },
      })
      const note = 'each chunk decrypted and hashed; the platform in a process of its own'
      const row = { title: 'send a film of 1 GB', against: 'curl, one PATCH', note }
      return [{ ...row, summary: summarize(pairs) }]
    } finally {
      platform.stop()
      core.close()
      await rm(film, { force: true })
    }
  },
}

/** New bytes each time: what the platform holds is not sent again. */
async function writeFilm(path: string): Promise<string> {
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

const aFilm = (sha256: string) => ({
  sha256,
  sizeBytes: GB,
  name: '录像.mp4',
  mediaType: 'video/mp4',
})

async function createUpload(
  link: PlatformLink,
  submissionId: string,
  film: string,
): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(film)) hash.update(piece as Buffer)
  const sha256 = hash.digest('hex')
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

async function sendByCurl(url: string, film: string, accessToken: string): Promise<void> {
  const headers = [
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    'Expect:',
    `Authorization: Bearer ${accessToken}`,
  ].flatMap((header) => ['-H', header])
  await run('curl', ['-sS', '--fail', '-X', 'PATCH', ...headers, '-T', film, url])
}
