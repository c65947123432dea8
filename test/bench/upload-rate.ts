import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { createPace } from '../../electron/core/sync/pace.ts'
import { askJson, type PlatformLink } from '../../electron/core/sync/platform-link.ts'
import type { Core } from '../../electron/core/core.ts'
import { registerDevice, signIn } from '../../electron/core/sync/session.ts'
import { sendFile } from '../../electron/core/sync/send-file.ts'
import { PLATFORM_PATHS, submissionStateSchema } from '../../shared/formats/platform-api.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../platform/samples.ts'
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
          const submissionId = await register(link, sha256, { taskId, revision: ++revision })
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
          const submissionId = await register(link, await writeFilm(film), {
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

function linkTo(url: string, accessToken: string | null): PlatformLink {
  return {
    fetch,
    signal: new AbortController().signal,
    timeoutMs: 60_000,
    baseUrl: new URL('/', url),
    accessToken: () => accessToken,
    onDate: () => undefined,
  }
}

/** The first sample task's first expert, on this device. */
async function signedIn(link: PlatformLink, { context }: Core): Promise<PlatformLink> {
  await registerDevice(link, context, { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '测速' })
  const who = { account: 'expert1', password: SAMPLE_PASSWORD }
  return linkTo(link.baseUrl.href, await signIn(link, context, who))
}

async function register(
  link: PlatformLink,
  sha256: string,
  of: { readonly taskId: string; readonly revision: number },
): Promise<string> {
  const file = { sha256, sizeBytes: GB, name: '录像.mp4', mediaType: 'video/mp4' }
  const json = {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: randomUUID(),
    ...of,
    taskNumber: '测速',
    enterpriseName: '测速',
    round: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-28',
    deviceId: randomUUID(),
    record: '{}',
    recordSha256: createHash('sha256').update('{}').digest('hex'),
    files: [{ ...file, kind: 'opinion-pdf' }],
  }
  const ask = { method: 'POST', path: PLATFORM_PATHS.submissions(), json } as const
  return (await askJson(link, ask, submissionStateSchema)).submissionId
}

async function createUpload(
  link: PlatformLink,
  submissionId: string,
  film: string,
): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(film)) hash.update(piece as Buffer)
  const pairs = { submissionId, sha256: hash.digest('hex') }
  const metadata = Object.entries(pairs)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join()
  const endpoint = new URL(PLATFORM_PATHS.uploads(), link.baseUrl)
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-length': String(GB),
    'upload-metadata': metadata,
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

async function aPlatformProcess(dataDir: string) {
  const main = resolve(import.meta.dirname, '../platform/main.ts')
  // With the flags of this process, which are those of `npm run platform`.
  const args = [...process.execArgv, main, '--port', '0', '--data', dataDir]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [ready] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { url: ready.replace('platform ready ', ''), stop: () => child.kill('SIGTERM') }
}
