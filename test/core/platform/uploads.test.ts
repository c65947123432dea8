import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { receiptSchema } from '../../../shared/formats/platform-api.ts'
import { startPlatform } from '../../platform/platform.ts'
import type { Platform, PlatformOptions } from '../../platform/platform.ts'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import {
  aSamplePlatform,
  aTool,
  locationOf,
  movedTo,
  problemOf,
  read,
  register,
  tus,
} from './tool.ts'
import type { Tool } from './tool.ts'

const KB = 1024

/** A registered submission with one big file that is not there yet. */
async function aMissingFile(platform: Pick<Platform, 'url'>, sizeBytes = 300 * KB) {
  const tool = await aTool(platform)
  const photo = new Uint8Array(randomBytes(sizeBytes))
  const opinion = await anAssignedOpinion(tool, [photo])
  const { submissionId } = await register(tool, opinion.submission)
  return { tool, photo, hash: sha256(Buffer.from(photo)), opinion, submissionId }
}

async function isMissing(tool: Tool, submissionId: string, hash: string): Promise<boolean> {
  const response = await tool.send('GET', `/api/v1/submissions/${submissionId}`)
  const state: unknown = await response.json()
  return JSON.stringify(state).includes(hash)
}

function offsetOf(response: Response): [number, string | null] {
  return [response.status, response.headers.get('upload-offset')]
}

onBothEngines('files by tus', (storage) => {
  it('says what it can', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const answer = await tool.send('OPTIONS', '/api/v1/uploads')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('tus-extension')).toContain('checksum')
    expect(answer.headers.get('tus-checksum-algorithm')).toBe('sha256')
  })

  it('takes a file in chunks, each checked, and counts it when the whole is right', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, head, patch } = tus(tool)
    const location = locationOf(await create(submissionId, hash, photo.byteLength))
    expect(offsetOf(await head(location))).toEqual([200, '0'])
    for (let from = 0; from < photo.byteLength; from += 100 * KB) {
      expect(await isMissing(tool, submissionId, hash)).toBe(true)
      const chunk = photo.slice(from, from + 100 * KB)
      const answer = await patch(location, from, chunk)
      expect(offsetOf(answer)).toEqual([204, String(from + chunk.byteLength)])
    }
    expect(await isMissing(tool, submissionId, hash)).toBe(false)
    // After a lost reply to the last chunk: it is whole, and the chunk again changes nothing.
    expect(offsetOf(await head(location))).toEqual([200, String(photo.byteLength)])
    const again = await patch(location, 200 * KB, photo.slice(200 * KB))
    expect(offsetOf(again)).toEqual([204, String(photo.byteLength)])
    const more = await create(submissionId, hash, photo.byteLength)
    expect(await problemOf(more)).toMatchObject({ status: 409, kind: 'file-held' })
  })

  it('takes a small file with its creation', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform, 10 * KB)
    const answer = await tus(tool).create(submissionId, hash, photo.byteLength, photo)
    expect(offsetOf(answer)).toEqual([201, String(photo.byteLength)])
    expect(await isMissing(tool, submissionId, hash)).toBe(false)
  })

  it('lets nothing of a chunk with a wrong checksum count (460)', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, head, patch } = tus(tool)
    const location = locationOf(await create(submissionId, hash, photo.byteLength))
    await patch(location, 0, photo.slice(0, 100 * KB))
    const broken = photo.slice(100 * KB, 200 * KB)
    broken[5] = (broken[5] ?? 0) ^ 1
    const right = photo.slice(100 * KB, 200 * KB)
    const checksum = `sha256 ${Buffer.from(sha256(Buffer.from(right)), 'hex').toString('base64')}`
    const answer = await patch(location, 100 * KB, broken, checksum)
    expect(await problemOf(answer)).toMatchObject({ status: 460, kind: 'checksum-mismatch' })
    expect(offsetOf(await head(location))).toEqual([200, String(100 * KB)])
    expect((await patch(location, 100 * KB, right)).status).toBe(204)
    const unknown = await patch(location, 200 * KB, photo.slice(200 * KB), 'md5 AAAA')
    expect(await problemOf(unknown)).toMatchObject({ status: 400, kind: 'malformed' })
  })

  it('forgets a whole file that is not the one of its hash (422)', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, head, patch } = tus(tool)
    const location = locationOf(await create(submissionId, hash, photo.byteLength))
    const other = new Uint8Array(randomBytes(photo.byteLength))
    const answer = await patch(location, 0, other)
    expect(await problemOf(answer)).toMatchObject({ status: 422, kind: 'file-mismatch' })
    expect((await head(location)).status).toBe(422)
    expect(await isMissing(tool, submissionId, hash)).toBe(true)
    const next = locationOf(await create(submissionId, hash, photo.byteLength))
    expect((await patch(next, 0, photo, null)).status).toBe(204)
    expect(await isMissing(tool, submissionId, hash)).toBe(false)
  })

  it('refuses another offset, size, file, protocol version, and an upload of nobody', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, end, head, patch } = tus(tool)
    const location = locationOf(await create(submissionId, hash, photo.byteLength))
    expect(await problemOf(await patch(location, 5, photo.slice(5)))).toMatchObject({
      status: 409,
      kind: 'offset-mismatch',
    })
    const size = await create(submissionId, hash, photo.byteLength + 1)
    expect(await problemOf(size)).toMatchObject({ status: 422, kind: 'file-mismatch' })
    const file = await create(submissionId, 'f'.repeat(64), photo.byteLength)
    expect(await problemOf(file)).toMatchObject({ status: 404 })
    const without = await tool.send('POST', '/api/v1/uploads', {
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '5' },
    })
    expect(await problemOf(without)).toMatchObject({ status: 422, kind: 'invalid' })
    const old = await tool.send('POST', '/api/v1/uploads', { headers: { 'upload-length': '5' } })
    expect(await problemOf(old)).toMatchObject({ status: 412, kind: 'tus-version' })
    expect((await head('/api/v1/uploads/nothing')).status).toBe(404)
    expect((await end(location)).status).toBe(204)
    expect((await head(location)).status).toBe(404)
  })

  it('keeps one file of uploads of the same content that go on at once', async () => {
    const platform = await aSamplePlatform(await storage())
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, head, patch } = tus(tool)
    const locations = await Promise.all(
      Array.from({ length: 5 }, async () =>
        locationOf(await create(submissionId, hash, photo.byteLength)),
      ),
    )
    const answers = await Promise.all(locations.map((location) => patch(location, 0, photo)))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
    for (const location of locations) {
      expect(offsetOf(await head(location))).toEqual([200, String(photo.byteLength)])
    }
  })

  it('lets an upload expire on which nothing moved for a week (410)', async () => {
    let now = Date.parse('2026-11-23T01:00:00Z')
    const platform = await aSamplePlatform({ ...(await storage()), now: () => new Date(now) })
    const { tool, photo, hash, submissionId } = await aMissingFile(platform)
    const { create, patch } = tus(tool)
    const created = await create(submissionId, hash, photo.byteLength)
    const location = locationOf(created)
    expect(created.headers.get('upload-expires')).toBe('Mon, 30 Nov 2026 01:00:00 GMT')
    now += 6 * 24 * 3_600_000
    const colleague = await aTool(platform)
    expect((await tus(colleague).patch(location, 0, photo.slice(0, 10))).status).toBe(204)
    now += 6 * 24 * 3_600_000
    expect((await tus(await aTool(platform)).head(location)).status).toBe(200)
    now += 24 * 3_600_000
    const late = await tus(await aTool(platform)).patch(location, 10, photo.slice(10))
    expect(await problemOf(late)).toMatchObject({ status: 410, kind: 'upload-expired' })
    // The session of a week ago is no longer good for it either.
    expect((await problemOf(await patch(location, 10, photo.slice(10)))).kind).toBe('token-expired')
  })

  it('goes on after a restart where it was, and gives the receipt', async () => {
    const engines = await storage()
    const dataDir = temporaryFolder()
    const options: Partial<PlatformOptions> = { ...engines, dataDir }
    const first = await aSamplePlatform(options)
    const { tool, photo, hash, opinion, submissionId } = await aMissingFile(first)
    const location = locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
    await tus(tool).patch(location, 0, photo.slice(0, 120 * KB))
    await first.close()

    const second = await startPlatform({
      dataDir,
      port: 0,
      ...engines,
    })
    try {
      const after = movedTo(second, tool)
      const { head, patch, create } = tus(after)
      const where = await head(location)
      expect(offsetOf(where)).toEqual([200, String(120 * KB)])
      expect((await patch(location, 120 * KB, photo.slice(120 * KB))).status).toBe(204)
      const pdf = opinion.pdf
      await create(submissionId, sha256(Buffer.from(pdf)), pdf.byteLength, pdf)
      const path = `/api/v1/submissions/${submissionId}/complete`
      const receipt = await read(await after.send('POST', path), 200, receiptSchema)
      expect(receipt.payload).toContain(hash)
    } finally {
      await second.close()
    }
  })
})
