import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  problemDocumentSchema,
  submissionStateSchema,
} from '../../../shared/formats/platform-api.ts'
import type { ProblemDocument, SubmissionState } from '../../../shared/formats/platform-api.ts'
import type { Platform } from '../../platform/platform.ts'
import { aPlatform, anOpinion, sha256, submit, temporaryFolder } from './kit.ts'

const CHINESE = /\p{Script=Han}/u

async function post(platform: Platform, path: string, body?: unknown): Promise<Response> {
  return fetch(new URL(path, platform.url), {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
}

async function register(platform: Platform, body: unknown): Promise<SubmissionState> {
  const response = await post(platform, '/api/v1/submissions', body)
  return submissionStateSchema.parse(await response.json())
}

async function put(platform: Platform, path: string, bytes: Buffer): Promise<Response> {
  const body = new Uint8Array(bytes)
  return fetch(new URL(path, platform.url), { method: 'PUT', body })
}

async function problemOf(response: Response): Promise<ProblemDocument> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = problemDocumentSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.detail).toMatch(CHINESE)
  return problem
}

describe('registering', () => {
  it('answers 201 first and 200 for the identical body', async () => {
    const platform = await aPlatform()
    const { submission } = anOpinion()
    const first = await post(platform, '/api/v1/submissions', submission)
    const second = await post(platform, '/api/v1/submissions', submission)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(await second.json()).toEqual(await first.json())
  })

  it('refuses a different body under the same key', async () => {
    const platform = await aPlatform()
    const { submission } = anOpinion()
    await register(platform, submission)
    const changed = { ...submission, conclusion: 'rectify' }
    const problem = await problemOf(await post(platform, '/api/v1/submissions', changed))
    expect(problem).toMatchObject({ status: 409, type: 'urn:smedt:problem:key-reused' })
  })

  it('refuses another key for the same revision of a task', async () => {
    const platform = await aPlatform()
    const { submission } = anOpinion()
    await register(platform, submission)
    const other = { ...submission, idempotencyKey: randomUUID() }
    const problem = await problemOf(await post(platform, '/api/v1/submissions', other))
    expect(problem).toMatchObject({ status: 409, type: 'urn:smedt:problem:revision-taken' })
  })

  it('lets one of 50 devices with the same revision win', async () => {
    const platform = await aPlatform()
    const taskId = randomUUID()
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { submission } = anOpinion({ taskId })
        return (await post(platform, '/api/v1/submissions', submission)).status
      }),
    )
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(49)
  })

  it.each([
    ['a record hash that does not match', { recordSha256: '0'.repeat(64) }],
    ['a record that is not JSON', { record: '{oops', recordSha256: sha256('{oops') }],
    ['a revision of 0', { revision: 0 }],
    ['an unknown field', { extra: 1 }],
    ['no files', { files: [] }],
    ['a hash that climbs out of the folder', { recordSha256: '../../../../etc/passwd' }],
  ])('refuses %s with 422', async (_name, change) => {
    const platform = await aPlatform()
    const body = { ...anOpinion().submission, ...change }
    const problem = await problemOf(await post(platform, '/api/v1/submissions', body))
    expect(problem.status).toBe(422)
  })

  it('refuses two opinion PDFs, and one content with two sizes', async () => {
    const platform = await aPlatform()
    const { submission } = anOpinion()
    const [pdf] = submission.files
    const files = [...submission.files, { ...pdf, sizeBytes: 1 }]
    const problem = await problemOf(
      await post(platform, '/api/v1/submissions', { ...submission, files }),
    )
    expect(problem.detail).toContain('有且只有一份')
    expect(problem.detail).toContain('大小不同')
  })

  it('refuses a file above the limit with 413', async () => {
    const platform = await aPlatform({ maxFileBytes: 1000 })
    const { submission } = anOpinion({ evidence: [randomBytes(1001)] })
    const problem = await problemOf(await post(platform, '/api/v1/submissions', submission))
    expect(problem.status).toBe(413)
  })
})

describe('receiving files', () => {
  it('keeps nothing of a file with another hash, too many or too few bytes', async () => {
    const dataDir = temporaryFolder()
    const platform = await aPlatform({ dataDir })
    const photo = randomBytes(100_000)
    const { submission } = anOpinion({ evidence: [photo] })
    const { submissionId, missing } = await register(platform, submission)
    const path = `/api/v1/submissions/${submissionId}/files/${sha256(photo)}`
    const bad = [randomBytes(100_000), randomBytes(100_001), photo.subarray(1), Buffer.alloc(0)]
    for (const bytes of bad) {
      const problem = await problemOf(await put(platform, path, bytes))
      expect(problem).toMatchObject({ status: 422, type: 'urn:smedt:problem:file-mismatch' })
    }
    expect(readdirSync(join(dataDir, 'files'))).toEqual([])
    expect(readdirSync(join(dataDir, 'incoming'))).toEqual([])
    expect((await register(platform, submission)).missing).toEqual(missing)
    expect((await put(platform, path, photo)).status).toBe(204)
    expect((await put(platform, path, photo)).status).toBe(204)
  })

  it('stops reading a body without a length as soon as it is too long', async () => {
    const platform = await aPlatform()
    const photo = randomBytes(1000)
    const { submission } = anOpinion({ evidence: [photo] })
    const { submissionId } = await register(platform, submission)
    const url = new URL(`/api/v1/submissions/${submissionId}/files/${sha256(photo)}`, platform.url)
    expect(await endlessUpload(url)).toBe(422)
  })

  it('refuses an announced length above the limit with 413', async () => {
    const platform = await aPlatform({ maxFileBytes: 5000 })
    const photo = randomBytes(1000)
    const { submission } = anOpinion({ evidence: [photo] })
    const { submissionId } = await register(platform, submission)
    const path = `/api/v1/submissions/${submissionId}/files/${sha256(photo)}`
    const problem = await problemOf(await put(platform, path, randomBytes(5001)))
    expect(problem).toMatchObject({ status: 413, maxBytes: 5000 })
  })

  it.each([
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2fplatform.sqlite',
    'f'.repeat(64),
    'F'.repeat(64),
    `${'f'.repeat(63)}%00`,
    '%zz',
    'x'.repeat(300),
  ])('has no place for a file called %s', async (name) => {
    const dataDir = temporaryFolder()
    const platform = await aPlatform({ dataDir })
    const { submissionId } = await register(platform, anOpinion().submission)
    const path = `/api/v1/submissions/${submissionId}/files/${name}`
    const problem = await problemOf(await put(platform, path, Buffer.from('x')))
    expect([400, 404, 414]).toContain(problem.status)
    expect(readdirSync(join(dataDir, 'files'))).toEqual([])
  })
})

/** Streams without end until the server answers; its status. */
function endlessUpload(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    const upload = request(url, { method: 'PUT' }, (response) => {
      upload.destroy()
      resolve(response.statusCode ?? 0)
    })
    upload.on('error', reject)
    const more = (): void => {
      while (!upload.destroyed && upload.write(Buffer.alloc(16_384))) {
        // Filled until the buffer says stop.
      }
    }
    upload.on('drain', more)
    more()
  })
}

describe('completing', () => {
  it('lists the files that are missing, and repeats the receipt once they are there', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion()
    const { submissionId, missing } = await register(platform, opinion.submission)
    const path = `/api/v1/submissions/${submissionId}/complete`
    const problem = await problemOf(await post(platform, path))
    expect(problem).toMatchObject({
      status: 409,
      type: 'urn:smedt:problem:files-missing',
      missing,
    })
    const { receipt } = await submit(platform.url, opinion)
    expect(await (await post(platform, path)).json()).toEqual(receipt)
  })

  it('refuses an older revision that was registered before a newer one got its receipt', async () => {
    const platform = await aPlatform()
    const taskId = randomUUID()
    const { submissionId } = await register(platform, anOpinion({ taskId }).submission)
    await submit(platform.url, anOpinion({ taskId, revision: 2 }))
    const response = await post(platform, `/api/v1/submissions/${submissionId}/complete`)
    expect(await problemOf(response)).toMatchObject({
      status: 409,
      type: 'urn:smedt:problem:revision-superseded',
    })
  })

  it('takes the time from the clock that it was given', async () => {
    const platform = await aPlatform({ now: () => new Date('2026-11-23T17:00:00Z') })
    const { payload } = await submit(platform.url, anOpinion())
    expect(payload).toMatchObject({
      receivedAt: '2026-11-23T17:00:00.000Z',
      receiptNumber: 'HZ-20261124-000001',
    })
  })
})

describe('errors are problem documents in Chinese', () => {
  const json = { 'content-type': 'application/json' }
  it.each([
    ['an unknown address', 404, '/nowhere', { method: 'GET' }],
    ['an unknown submission', 404, '/api/v1/submissions/x/complete', { method: 'POST' }],
    ['the PDF of nobody', 404, '/submissions/x/opinion.pdf', { method: 'GET' }],
    ['a bad escape', 400, '/submissions/%zz/record.json', { method: 'GET' }],
    ['broken JSON', 400, '/api/v1/submissions', { method: 'POST', headers: json, body: '{"a":' }],
    ['an empty body', 400, '/api/v1/submissions', { method: 'POST', headers: json, body: '' }],
    ['a body of another type', 415, '/api/v1/submissions', { method: 'POST', body: '<a/>' }],
    ['a JSON null', 422, '/api/v1/submissions', { method: 'POST', headers: json, body: 'null' }],
  ] as const)('for %s', async (_name, status, path, init) => {
    const platform = await aPlatform()
    const response = await fetch(new URL(path, platform.url), init)
    expect((await problemOf(response)).status).toBe(status)
  })

  it('for a body above the limit', async () => {
    const platform = await aPlatform()
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(platform.port, '127.0.0.1', () => {
        socket.write(
          'POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
            'Content-Length: 999999999\r\n\r\n{',
        )
      })
      socket.once('data', (data) => {
        resolve(data.toString('utf8'))
        socket.destroy()
      })
      socket.on('error', reject)
    })
    expect(status).toMatch(/^HTTP\/1\.1 413 [^]*application\/problem\+json/)
  })

  it('for bytes that are not HTTP', async () => {
    const platform = await aPlatform()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(platform.port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'))
      socket.once('data', (data) => resolve(data.toString('utf8')))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*请求不符合/)
  })

  it('and health answers plainly', async () => {
    const platform = await aPlatform()
    const health = await fetch(new URL('/api/v1/health', platform.url))
    expect(await health.json()).toMatchObject({ status: 'ok', version: 1 })
  })
})
