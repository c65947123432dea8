import { generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import type { ReceiptPayload, Submission } from '../../../shared/formats/platform-api.ts'
import { DEMO_PRIVATE_KEY } from '../../platform/demo-key.ts'
import { createSigner, readPrivateKey } from '../../platform/signer.ts'
import type { Signer } from '../../platform/signer.ts'
import { aPlatform, anOpinion, aServer, failureOf, reasonOf, submit } from './kit.ts'

const demo = createSigner(readPrivateKey(DEMO_PRIVATE_KEY))

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

function problem(status: number, kind: string, detail: string): (r: ServerResponse) => void {
  const body = { type: `urn:smedt:problem:${kind}`, title: kind, status, detail }
  return (response) => answer(response, status, 'application/problem+json', JSON.stringify(body))
}

/** A server that takes the submission without wanting files, and completes as told. */
function completingServer(complete: (response: ServerResponse) => void): Promise<string> {
  return aServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url?.endsWith('/complete') === true) complete(response)
      else answer(response, 201, 'application/json', '{"submissionId":"s1","missing":[]}')
    })
  })
}

function aReceipt(submission: Submission, signer: Signer, change: Partial<ReceiptPayload>): string {
  const payload = canonicalJson({
    format: 'smedt-receipt',
    version: 1,
    receiptNumber: 'HZ-20261123-000001',
    platform: '平台',
    receivedAt: '2026-11-23T01:00:00.000Z',
    idempotencyKey: submission.idempotencyKey,
    taskId: submission.taskId,
    round: submission.round,
    revision: submission.revision,
    recordSha256: submission.recordSha256,
    files: submission.files.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })),
    ...change,
  })
  return JSON.stringify({ payload, signature: signer.sign(payload) })
}

describe('what is not the platform', () => {
  const impostors: readonly (readonly [string, (response: ServerResponse) => void])[] = [
    ['a login page with 200', (r) => answer(r, 200, 'text/html', '<html>请先登录网络</html>')],
    ['a login page that calls itself JSON', (r) => answer(r, 200, 'application/json', '<html>')],
    ['a login page with 403', (r) => answer(r, 403, 'text/html', '<html>')],
    ['a redirect', (r) => r.writeHead(302, { location: 'http://127.0.0.1:1/login' }).end()],
    ['a permanent redirect', (r) => r.writeHead(308, { location: '/elsewhere' }).end()],
    ['511', (r) => answer(r, 511, 'text/html', '<html>')],
    ['an empty 204', (r) => r.writeHead(204).end()],
    ['truncated JSON', (r) => answer(r, 201, 'application/json', '{"submissionId":"s1","miss')],
    ['other JSON', (r) => answer(r, 200, 'application/json', '{"ok":true}')],
    ['bytes that are not HTTP', (r) => r.socket?.end('SSH-2.0-OpenSSH_9.6\r\n')],
    [
      'a submission id that climbs out of its path',
      (r) => answer(r, 201, 'application/json', '{"submissionId":"../../x","missing":[]}'),
    ],
    [
      'one that asks for a file that is not part of the submission',
      (r) =>
        answer(
          r,
          201,
          'application/json',
          JSON.stringify({ submissionId: 's1', missing: ['f'.repeat(64)] }),
        ),
    ],
  ]
  it.each(impostors)('is %s', async (_name, impostor) => {
    const opinion = anOpinion()
    const url = await aServer((request, response) => {
      request.resume().on('end', () => impostor(response))
    })
    expect(await reasonOf(submit(url, opinion))).toBe('not-the-platform')
    expect(opinion.opened).toEqual([])
  })

  it('is a page that takes the files with 200', async () => {
    const opinion = anOpinion()
    const missing = opinion.submission.files.map((file) => file.sha256)
    const url = await aServer((request, response) => {
      request.resume().on('end', () => {
        if (request.method === 'PUT') answer(response, 200, 'text/html', '<html>')
        else
          answer(response, 201, 'application/json', JSON.stringify({ submissionId: 's', missing }))
      })
    })
    expect(await reasonOf(submit(url, opinion))).toBe('not-the-platform')
  })
})

describe('failures of the network and the server', () => {
  it('is offline when nobody listens', async () => {
    expect(await failureOf(submit('http://127.0.0.1:9', anOpinion()))).toMatchObject({
      reason: 'offline',
    })
  })

  it('is offline when the name is unknown', async () => {
    const unknownName = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const fetch = (): Promise<Response> =>
      Promise.reject(new TypeError('fetch failed', { cause: unknownName }))
    expect(await failureOf(submit('http://platform.invalid', anOpinion(), { fetch }))).toEqual({
      code: 'sync-failed',
      reason: 'offline',
      detail: '找不到平台的域名',
    })
  })

  it('is offline when the connection breaks in the middle of an answer', async () => {
    const url = await aServer((_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-length': '99' })
      response.write('{"submissionId"', () => response.socket?.destroy())
    })
    expect(await reasonOf(submit(url, anOpinion()))).toBe('offline')
  })

  it('times out when nothing moves', async () => {
    const url = await aServer(() => undefined)
    expect(await reasonOf(submit(url, anOpinion(), { timeoutMs: 200 }))).toBe('timeout')
  })

  it('times out when the answer stalls half-way', async () => {
    const url = await aServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{')
    })
    expect(await reasonOf(submit(url, anOpinion(), { timeoutMs: 200 }))).toBe('timeout')
  })

  it('waits for a slow server as long as bytes move', async () => {
    const opinion = anOpinion()
    const text = aReceipt(opinion.submission, demo, {})
    const url = await completingServer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pieces = text.match(/[^]{1,60}/gu) ?? []
      const drip = setInterval(() => {
        const piece = pieces.shift()
        if (piece !== undefined) response.write(piece)
        else response.end(() => clearInterval(drip))
      }, 50)
    })
    await expect(submit(url, opinion, { timeoutMs: 400 })).resolves.toBeDefined()
  })

  it.each([429, 500, 502, 503])('is a server error at %i', async (status) => {
    const url = await aServer((request, response) => {
      request.resume().on('end', () => answer(response, status, 'text/html', '<html>'))
    })
    expect(await failureOf(submit(url, anOpinion()))).toEqual({
      code: 'sync-failed',
      reason: 'server-error',
      detail: `HTTP ${status}`,
    })
  })

  it.each(['', 'platform.example', 'ftp://platform.example', 'http://a:b@platform.example'])(
    'has no platform at the address “%s”',
    async (baseUrl) => {
      expect(await reasonOf(submit(baseUrl, anOpinion()))).toBe('no-platform')
    },
  )
})

describe('receipts', () => {
  const sent = (text: string): Promise<string> =>
    completingServer((response) => answer(response, 200, 'application/json', text))

  it('are invalid when another key signed them', async () => {
    const opinion = anOpinion()
    const stranger = createSigner(generateKeyPairSync('ed25519').privateKey)
    const url = await sent(aReceipt(opinion.submission, stranger, {}))
    expect(await reasonOf(submit(url, opinion))).toBe('receipt-invalid')
  })

  it('are invalid when changed after signing', async () => {
    const opinion = anOpinion()
    const text = aReceipt(opinion.submission, demo, {}).replace('000001', '000002')
    expect(await reasonOf(submit(await sent(text), opinion))).toBe('receipt-invalid')
  })

  it('are invalid when one file is missing', async () => {
    const opinion = anOpinion()
    const files = opinion.submission.files.slice(0, 1)
    const url = await sent(
      aReceipt(opinion.submission, demo, {
        files: files.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })),
      }),
    )
    expect(await failureOf(submit(url, opinion))).toEqual({
      code: 'sync-failed',
      reason: 'receipt-invalid',
      detail: '回执没有列出文件“佐证 1.jpg”',
    })
  })

  it('are invalid when they are for another record', async () => {
    const opinion = anOpinion()
    const url = await sent(aReceipt(opinion.submission, demo, { recordSha256: '0'.repeat(64) }))
    expect(await reasonOf(submit(url, opinion))).toBe('receipt-invalid')
  })

  it('cannot be checked against a key that is none, so nothing is sent', async () => {
    const platform = await aPlatform()
    const opinion = anOpinion()
    for (const receiptKey of ['', 'AAAA', rsaKey()]) {
      expect(await reasonOf(submit(platform.url, opinion, { receiptKey }))).toBe('receipt-invalid')
    }
    expect(await (await fetch(platform.url)).text()).toContain('还没有收到验收意见')
  })
})

function rsaKey(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}

describe('a platform whose state moved', () => {
  it.each([
    ['already-complete', 409],
    ['files-missing', 409],
    ['not-found', 404],
    ['not-found', 410],
  ] as const)('is asked again after %s (%i)', async (kind, status) => {
    const opinion = anOpinion()
    let calls = 0
    const url = await completingServer((response) => {
      calls += 1
      if (calls === 1) problem(status, kind, '请重新登记')(response)
      else answer(response, 200, 'application/json', aReceipt(opinion.submission, demo, {}))
    })
    await expect(submit(url, opinion)).resolves.toBeDefined()
    expect(calls).toBe(2)
  })

  it('is not asked for ever', async () => {
    let calls = 0
    const url = await completingServer((response) => {
      calls += 1
      problem(409, 'files-missing', '还缺文件。')(response)
    })
    expect(await failureOf(submit(url, anOpinion()))).toEqual({
      code: 'sync-failed',
      reason: 'refused',
      detail: '还缺文件',
    })
    expect(calls).toBe(3)
  })
})
