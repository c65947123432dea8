import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { PLATFORM_ROUTES } from '../../../shared/formats/platform/routes.ts'
import type { Platform } from '../../platform/platform.ts'
import { SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { sha256 } from '../sync/kit.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import {
  aSamplePlatform,
  aSecret,
  aTool,
  locationOf,
  problemOf,
  register,
  registerDevice,
  send,
  tus,
} from './tool.ts'
import type { Device } from './tool.ts'

type HostileFile = {
  readonly count?: number
  readonly name?: string
  readonly mediaType?: string
  readonly sizeBytes?: number
}

const PATH = '/api/v1/submissions'

function guess(
  platform: Pick<Platform, 'url'>,
  device: Device,
  account: string,
  password = 'guess',
): Promise<Response> {
  const json = { ...device, account, password, refreshToken: aSecret() }
  return send(platform, 'POST', '/api/v1/sessions', { json })
}

onBothEngines('who may do what', (storage) => {
  it('lets nobody without a session at anything but registering and signing in', async () => {
    const platform = await aSamplePlatform(await storage())
    const closed = PLATFORM_ROUTES.filter(({ needsSession }) => needsSession)
    expect(closed.length).toBeGreaterThan(10)
    for (const { method, path } of closed) {
      const place = path.replaceAll(/\{\w+\}/g, randomUUID())
      const headers = { 'tus-resumable': '1.0.0' }
      for (const authorization of [undefined, 'Bearer x', 'Basic eDp5', `Bearer ${aSecret()}`]) {
        const given = authorization === undefined ? headers : { ...headers, authorization }
        const answer = await send(platform, method.toUpperCase(), place, { headers: given })
        expect(answer.status, `${method} ${path} ${authorization}`).toBe(401)
      }
    }
  }, 120_000)

  it('keeps a panel’s uploads from everybody else, to look at, to write and to end', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const photo = new TextEncoder().encode('照片')
    const hash = sha256(Buffer.from(photo))
    const { submission } = await anAssignedOpinion(tool, [photo])
    const { submissionId } = await register(tool, submission)
    const location = locationOf(await tus(tool).create(submissionId, hash, photo.byteLength))
    const stranger = tus(await aTool(platform, 'expert9', 'DEMO-2026-2'))
    expect((await stranger.head(location)).status).toBe(404)
    expect((await stranger.end(location)).status).toBe(404)
    expect((await stranger.patch(location, 0, photo)).status).toBe(404)
    expect((await stranger.create(submissionId, hash, photo.byteLength)).status).toBe(404)
    expect((await tus(tool).patch(location, 0, photo)).status).toBe(204)
  })

  it.each<[string, HostileFile, string]>([
    ['too many files', { count: 20_001 }, 'files'],
    ['a name that is too long', { name: '长'.repeat(256) }, 'name'],
    ['a line break in a name', { name: 'a\r\nset-cookie: x' }, '控制字符'],
    ['a null character in a name', { name: 'a\u0000b' }, '控制字符'],
    ['a control character in a media type', { mediaType: 'image/\u0007' }, '控制字符'],
    ['a size below zero', { sizeBytes: -1 }, 'sizeBytes'],
  ])('refuses %s', async (_what, { count = 1, ...change }, said) => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const { submission } = await anAssignedOpinion(tool, [])
    const [pdf] = submission.files
    const file = { ...pdf, kind: 'evidence', name: '照片.jpg', sha256: 'a'.repeat(64), ...change }
    const files = [pdf, ...Array.from({ length: count }, () => file)]
    const problem = await problemOf(
      await tool.send('POST', PATH, { json: { ...submission, files } }),
    )
    expect(problem).toMatchObject({ status: 422, kind: 'invalid' })
    expect(JSON.stringify(problem)).toContain(said)
  })

  it('refuses a text that the database can’t keep, or keeps it', async () => {
    const platform = await aSamplePlatform(await storage())
    const device = { deviceId: randomUUID(), deviceSecret: aSecret() }
    const answer = await registerDevice(platform, device, 'DEMO\u0000')
    expect([400, 403]).toContain(answer.status)
  })

  it('slows guessing an account’s password from any address, but only for a known device', async () => {
    const platform = await aSamplePlatform({
      ...(await storage()),
      signInsPerMinute: 3,
      trustProxy: '127.0.0.1',
    })
    const { device } = await aTool(platform)
    const stranger = { deviceId: randomUUID(), deviceSecret: aSecret() }
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess(platform, stranger, 'expert1')).status).toBe(403)
    }
    // The right password is no guess: it uses nothing up.
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess(platform, device, 'expert1', SAMPLE_PASSWORD)).status).toBe(201)
    }
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries += 1) {
      const json = { ...device, account: 'expert1', password: 'x', refreshToken: aSecret() }
      const headers = { 'x-forwarded-for': `203.0.113.${tries}` }
      const answer = await send(platform, 'POST', '/api/v1/sessions', { json, headers })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  it('slows trying many accounts from one address', async () => {
    const platform = await aSamplePlatform({ ...(await storage()), signInsPerMinute: 2 })
    const { device } = await aTool(platform)
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, index) => guess(platform, device, `nobody${index}`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(20)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('slows trying enrolment codes from one address, until the next minute', async () => {
    let now = Date.parse('2026-11-23T01:00:20Z')
    const platform = await aSamplePlatform({
      ...(await storage()),
      now: () => new Date(now),
      signInsPerMinute: 3,
    })
    const register1 = (code: string): Promise<Response> =>
      registerDevice(platform, { deviceId: randomUUID(), deviceSecret: aSecret() }, code)
    for (let tries = 0; tries < 3; tries += 1) {
      expect((await register1(`GUESS-${tries}`)).status).toBe(403)
    }
    const refused = await register1('DEMO-2026-1')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40'])
    now += 40_000
    expect((await register1('DEMO-2026-1')).status).toBe(201)
  })
})

/** What the server says to somebody who writes a line now and then and never comes to an end. */
function drip(platform: Platform, everyMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(platform.port, '127.0.0.1')
    socket.write('GET /api/v1/health HTTP/1.1\r\nhost: 127.0.0.1\r\n')
    const dripping = setInterval(() => socket.write('x-more: 1\r\n'), everyMs)
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    socket.once('error', reject)
    socket.once('close', () => {
      clearInterval(dripping)
      resolve(said)
    })
  })
}

describe('somebody who never finishes a request', () => {
  it('is told so and hung up on', async () => {
    const platform = await aSamplePlatform({ headersWithinMs: 400 })
    const said = await drip(platform, 50)
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(said).toContain('application/problem+json')
  })
})
