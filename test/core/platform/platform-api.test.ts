import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receiptPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import { sha256, temporaryFolder } from '../sync/kit.ts'
import { anAssignedOpinion, deliver } from './opinion.ts'
import { aSamplePlatform, aTool, locationOf, problemOf, register, tus } from './tool.ts'
import type { Tool } from './tool.ts'

const PATH = '/api/v1/submissions'
const photo = new Uint8Array(randomBytes(1000))

const post = (tool: Tool, json: unknown): Promise<Response> => tool.send('POST', PATH, { json })

async function anExpert(options: Parameters<typeof aSamplePlatform>[0] = {}) {
  const platform = await aSamplePlatform(options)
  const tool = await aTool(platform)
  return { platform, tool, opinion: await anAssignedOpinion(tool, [photo]) }
}

describe('registering', () => {
  it('answers 201 first and 200 for the identical body', async () => {
    const { tool, opinion } = await anExpert()
    const first = await post(tool, opinion.submission)
    const second = await post(tool, opinion.submission)
    expect([first.status, second.status]).toEqual([201, 200])
    expect(await second.json()).toEqual(await first.json())
  })

  it('lets one of 50 opinions on the same revision win', async () => {
    const { tool, opinion } = await anExpert()
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const answer = await post(tool, { ...opinion.submission, idempotencyKey: randomUUID() })
        return answer.status
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
    const { tool, opinion } = await anExpert()
    const problem = await problemOf(await post(tool, { ...opinion.submission, ...change }))
    expect(problem.status).toBe(422)
  })

  it('refuses two opinion PDFs, and one content with two sizes', async () => {
    const { tool, opinion } = await anExpert()
    const { submission } = opinion
    const files = [...submission.files, { ...submission.files[0], sizeBytes: 1 }]
    const problem = await problemOf(await post(tool, { ...submission, files }))
    expect(problem.detail).toContain('有且只有一份')
    expect(problem.detail).toContain('大小不同')
  })

  it('refuses a file above the limit with 413', async () => {
    const { tool, opinion } = await anExpert({ maxFileBytes: photo.byteLength - 1 })
    const problem = await problemOf(await post(tool, opinion.submission))
    expect(problem).toMatchObject({ status: 413, maxBytes: photo.byteLength - 1 })
  })
})

describe('receiving files', () => {
  it('keeps nothing of a file with another hash, too many or too few bytes', async () => {
    const dataDir = temporaryFolder()
    const { tool, opinion } = await anExpert({ dataDir })
    const kept = readdirSync(join(dataDir, 'files'))
    const { submissionId, missing } = await register(tool, opinion.submission)
    const { create, patch } = tus(tool)
    const hash = sha256(photo)
    const begin = async () => locationOf(await create(submissionId, hash, photo.byteLength))
    const other = await patch(await begin(), 0, new Uint8Array(randomBytes(photo.byteLength)))
    expect(await problemOf(other)).toMatchObject({ status: 422, kind: 'file-mismatch' })
    const tooMany = await patch(await begin(), 0, new Uint8Array([...photo, 1]))
    expect(tooMany.status).toBeGreaterThanOrEqual(400)
    expect((await patch(await begin(), 0, photo.slice(1))).status).toBe(204)
    expect(readdirSync(join(dataDir, 'files'))).toEqual(kept)
    expect((await register(tool, opinion.submission)).missing).toEqual(missing)
    expect((await patch(await begin(), 0, photo)).status).toBe(204)
    expect((await register(tool, opinion.submission)).missing).toHaveLength(missing.length - 1)
  })

  it('stops reading a body without a length as soon as it is too long', async () => {
    const { platform, tool, opinion } = await anExpert()
    const { submissionId } = await register(tool, opinion.submission)
    const created = await tus(tool).create(submissionId, sha256(photo), photo.byteLength)
    expect(await endlessUpload(new URL(locationOf(created), platform.url), tool)).toBe(413)
  })

  it.each([
    '../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2fplatform.sqlite',
    'f'.repeat(64),
    'F'.repeat(64),
    `${'f'.repeat(63)}\0`,
    '%zz',
    'x'.repeat(300),
  ])('has no place for a file called %s', async (name) => {
    const dataDir = temporaryFolder()
    const { tool, opinion } = await anExpert({ dataDir })
    const kept = readdirSync(join(dataDir, 'files'))
    const { submissionId } = await register(tool, opinion.submission)
    const content = new TextEncoder().encode('x')
    const problem = await problemOf(await tus(tool).create(submissionId, name, 1, content))
    expect([404, 422]).toContain(problem.status)
    expect(readdirSync(join(dataDir, 'files'))).toEqual(kept)
  })
})

/** Streams without end until the server answers; its status. */
function endlessUpload(url: URL, { session }: Tool): Promise<number> {
  const headers = {
    authorization: `Bearer ${session.accessToken}`,
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }
  return new Promise((resolve, reject) => {
    const upload = request(url, { method: 'PATCH', headers }, (response) => {
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
    const { tool, opinion } = await anExpert()
    const { submissionId, missing } = await register(tool, opinion.submission)
    const path = `${PATH}/${submissionId}/complete`
    const problem = await problemOf(await tool.send('POST', path))
    expect(problem).toMatchObject({ status: 409, kind: 'files-missing', missing })
    const receipt = await deliver(tool, opinion)
    expect(await (await tool.send('POST', path)).json()).toEqual(receipt)
  })

  it('takes the time from the clock that it was given', async () => {
    const { tool, opinion } = await anExpert({ now: () => new Date('2026-11-23T17:00:00Z') })
    const { payload } = await deliver(tool, opinion)
    expect(receiptPayloadSchema.parse(JSON.parse(payload))).toMatchObject({
      receivedAt: '2026-11-23T17:00:00.000Z',
      receiptNumber: 'HZ-20261124-000001',
    })
  })
})

type Asked = {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

describe('errors are problem documents in Chinese', () => {
  const json = { 'content-type': 'application/json' }
  const cases: readonly (readonly [string, number, string, Asked])[] = [
    ['an unknown address', 404, '/nowhere', { method: 'GET' }],
    ['a way of old that files came in', 404, `${PATH}/x/files/y`, { method: 'PUT', body: 'x' }],
    ['an unknown submission', 404, `${PATH}/x/complete`, { method: 'POST' }],
    ['the PDF of nobody', 404, '/submissions/x/opinion.pdf', { method: 'GET' }],
    ['a bad escape', 400, '/submissions/%zz/record.json', { method: 'GET' }],
    ['broken JSON', 400, PATH, { method: 'POST', headers: json, body: '{"a":' }],
    ['an empty body', 400, PATH, { method: 'POST', headers: json, body: '' }],
    ['a body of another type', 415, PATH, { method: 'POST', body: '<a/>' }],
    ['a JSON null', 422, PATH, { method: 'POST', headers: json, body: 'null' }],
  ]
  it.each(cases)('for %s', async (_name, status, path, init) => {
    const { platform, tool } = await anExpert()
    const authorization = `Bearer ${tool.session.accessToken}`
    const headers = { ...init.headers, authorization }
    const response = await fetch(new URL(path, platform.url), { ...init, headers })
    expect((await problemOf(response)).status).toBe(status)
  })

  it('for who is not signed in, whatever it is about', async () => {
    const { platform, opinion } = await anExpert()
    const ask = async (path: string, body: Partial<Submission> | undefined) =>
      problemOf(
        await fetch(new URL(path, platform.url), {
          method: 'POST',
          ...(body === undefined ? {} : { headers: json, body: JSON.stringify(body) }),
        }),
      )
    expect(await ask(PATH, opinion.submission)).toMatchObject({ status: 401 })
    expect(await ask(`${PATH}/x/complete`, undefined)).toMatchObject({ status: 401 })
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5' }
    const upload = await fetch(new URL('/api/v1/uploads', platform.url), {
      method: 'POST',
      headers,
    })
    expect(await problemOf(upload)).toMatchObject({ status: 401 })
  })

  it('for a body above the limit', async () => {
    const platform = await aSamplePlatform()
    const status = await answerTo(
      platform.port,
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
        'Content-Length: 999999999\r\n\r\n{',
    )
    expect(status).toMatch(/^HTTP\/1\.1 413 [^]*application\/problem\+json/)
  })

  it('for bytes that are not HTTP', async () => {
    const platform = await aSamplePlatform()
    const answer = await answerTo(platform.port, 'GARBAGE\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*请求不符合/)
  })

  it('and health answers plainly', async () => {
    const platform = await aSamplePlatform()
    const health = await fetch(new URL('/api/v1/health', platform.url))
    expect(await health.json()).toMatchObject({ status: 'ok', version: 1 })
  })
})

/** The first bytes that the server answers to these. */
function answerTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.once('data', (data) => {
      resolve(data.toString('utf8'))
      socket.destroy()
    })
    socket.on('error', reject)
  })
}
