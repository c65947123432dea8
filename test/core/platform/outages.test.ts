import { randomBytes } from 'node:crypto'
import { rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { taskFeedSchema } from '../../../shared/formats/platform-api.ts'
import type { Platform } from '../../platform/platform.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { onPostgresAndS3 } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import {
  aSamplePlatform,
  aTool,
  locationOf,
  movedTo,
  problemOf,
  read,
  register,
  send,
  tus,
} from './tool.ts'

const KB = 1024
const TASKS = '/api/v1/tasks'

/** An upload of which a part is there. */
async function aHalfUpload(platform: Pick<Platform, 'url'>) {
  const tool = await aTool(platform)
  const photo = new Uint8Array(randomBytes(200 * KB))
  const { submission } = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, submission)
  const hash = sha256(Buffer.from(photo))
  const location = locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
  expect((await tus(tool).patch(location, 0, photo.slice(0, 80 * KB))).status).toBe(204)
  return { tool, photo, submission, submissionId, hash, location }
}

/** The kind of the problem; it has to say when to come again. */
async function waitsFor(response: Response): Promise<string> {
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  const { kind, status } = await problemOf(response)
  return `${status} ${kind}`
}

onPostgresAndS3('the platform while what it stands on is away', (storage, postgres) => {
  it('says so of the database with 503, and goes on by itself when it is back', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, submission, location } = await aHalfUpload(platform)
    await postgres().stop()
    try {
      const next = await tool.send('POST', '/api/v1/submissions', { json: submission })
      for (const answer of [
        next,
        await tool.send('GET', TASKS),
        await tus(tool).patch(location, 80 * KB, photo.slice(80 * KB)),
        await send(platform, 'GET', '/api/v1/health'),
      ]) {
        expect(await waitsFor(answer)).toBe('503 unavailable')
      }
      expect((await tus(tool).head(location)).status).toBe(503)
    } finally {
      await postgres().start()
    }
    await read(await tool.send('GET', TASKS), 200, taskFeedSchema)
    expect((await send(platform, 'GET', '/api/v1/health')).status).toBe(200)
    const head = await tus(tool).head(location)
    expect(head.headers.get('upload-offset')).toBe(String(80 * KB))
    expect((await tus(tool).patch(location, 80 * KB, photo.slice(80 * KB))).status).toBe(204)
  }, 120_000)

  it('says so of the storage with 503, never that an upload is not there', async () => {
    const engines = await storage()
    const s3 = new URL(engines.files ?? '')
    let isAway = false
    const line = await aFaultProxy(`http://${s3.host}`, () => (isAway ? 'lose-request' : 'pass'))
    s3.host = new URL(line.url).host
    const options = { ...engines, files: s3.href }
    const { tool, photo, location } = await aHalfUpload(await aSamplePlatform(options))
    const feed = await read(await tool.send('GET', TASKS), 200, taskFeedSchema)
    const [task] = feed.entries
    const download = `${TASKS}/${task?.taskId}/packages/${task?.package.revision}`
    // Another server has not seen this upload yet, and asks the storage for all of it.
    const other = movedTo(await aSamplePlatform(options), tool)
    isAway = true
    const chunk = await tus(tool).patch(location, 80 * KB, photo.slice(80 * KB))
    expect(await waitsFor(chunk)).toBe('503 unavailable')
    expect(await waitsFor(await tool.send('GET', download))).toBe('503 unavailable')
    expect((await tus(other).head(location)).status).toBe(503)
    isAway = false
    expect((await tus(tool).patch(location, 80 * KB, photo.slice(80 * KB))).status).toBe(204)
  }, 120_000)
})

describe.skipIf(process.platform !== 'linux')('a disk that is full', () => {
  it('is answered with 507, and the file goes on from where it was', async () => {
    const dataDir = temporaryFolder()
    const platform = await aSamplePlatform({ dataDir })
    const { tool, photo, location } = await aHalfUpload(platform)
    const file = join(dataDir, 'uploads', location.split('/').at(-1) ?? '')
    await rename(file, `${file}.aside`)
    await symlink('/dev/full', file)
    const answer = await tus(tool).patch(location, 0, photo.slice(0, 50 * KB))
    expect(await waitsFor(answer)).toBe('507 internal')
    await rename(`${file}.aside`, file)
    const head = await tus(tool).head(location)
    expect(head.headers.get('upload-offset')).toBe(String(80 * KB))
    expect((await tus(tool).patch(location, 80 * KB, photo.slice(80 * KB))).status).toBe(204)
  })
})
