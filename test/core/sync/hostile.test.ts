import { generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/formats/canonical-json.ts'
import {
  PLATFORM_PATHS,
  receiptSchema,
  submissionStateSchema,
} from '../../../shared/formats/platform-api.ts'
import type { ReceiptPayload, Submission } from '../../../shared/formats/platform-api.ts'
import { DEMO_PRIVATE_KEY, DEMO_RECEIPT_KEY } from '../../platform/demo-key.ts'
import { createSigner, readPrivateKey } from '../../platform/signer.ts'
import type { Signer } from '../../platform/signer.ts'
import { askJson, type PlatformLink } from '../../../electron/core/sync/platform-link.ts'
import { readBaseUrl } from '../../../electron/core/sync/base-url.ts'
import { readReceiptKey, verifyReceipt } from '../../../electron/core/sync/receipt.ts'
import { AppError, type AppErrorInfo } from '../../../shared/errors.ts'
import { refusal } from '../../helpers/core.ts'
import { aServer, aSubmission } from './kit.ts'

const demo = createSigner(readPrivateKey(DEMO_PRIVATE_KEY))

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

type AskOptions = { readonly timeoutMs?: number; readonly fetch?: typeof globalThis.fetch }

function linkTo(url: string, { timeoutMs = 5000, fetch = globalThis.fetch }: AskOptions = {}) {
  return {
    fetch,
    signal: new AbortController().signal,
    timeoutMs,
    baseUrl: readBaseUrl(url),
    accessToken: () => null,
    onDate: () => undefined,
  } satisfies PlatformLink
}

/** Registers a submission, as the engine asks it. */
async function register(url: string, options?: AskOptions) {
  const path = PLATFORM_PATHS.submissions()
  const ask = { method: 'POST', path, json: aSubmission() } as const
  return askJson(linkTo(url, options), ask, submissionStateSchema)
}

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  const info = await refusal(work)
  return info.code === 'sync-failed' ? info.reason : info.code
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
  ]
  it.each(impostors)('is %s', async (_name, impostor) => {
    const url = await aServer((request, response) => {
      request.resume().on('end', () => impostor(response))
    })
    expect(await reasonOf(register(url))).toBe('not-the-platform')
  })
})

describe('failures of the network and the server', () => {
  it('is offline when nobody listens', async () => {
    expect(await refusal(register('http://127.0.0.1:9'))).toMatchObject({
      reason: 'offline',
    })
  })

  it('is offline when the name is unknown', async () => {
    const unknownName = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const fetch = (): Promise<Response> =>
      Promise.reject(new TypeError('fetch failed', { cause: unknownName }))
    expect(await refusal(register('http://platform.invalid', { fetch }))).toEqual({
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
    expect(await reasonOf(register(url))).toBe('offline')
  })

  it('times out when nothing moves', async () => {
    const url = await aServer(() => undefined)
    expect(await reasonOf(register(url, { timeoutMs: 200 }))).toBe('timeout')
  })

  it('times out when the answer stalls half-way', async () => {
    const url = await aServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{')
    })
    expect(await reasonOf(register(url, { timeoutMs: 200 }))).toBe('timeout')
  })

  it('waits for a slow server as long as bytes move', async () => {
    const submission = aSubmission()
    const text = aReceipt(submission, demo, {})
    const url = await aServer((request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'application/json' })
      const pieces = text.match(/[^]{1,60}/gu) ?? []
      const drip = setInterval(() => {
        const piece = pieces.shift()
        if (piece !== undefined) response.write(piece)
        else response.end(() => clearInterval(drip))
      }, 50)
    })
    const ask = { method: 'POST', path: PLATFORM_PATHS.complete('s1') } as const
    const receipt = await askJson(linkTo(url, { timeoutMs: 400 }), ask, receiptSchema)
    expect(verifyReceipt(receipt, readReceiptKey(DEMO_RECEIPT_KEY), submission)).toBeDefined()
  })

  it.each([
    [429, 'busy'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'busy'],
  ])('is a failure of the server at %i: %s', async (status, reason) => {
    const url = await aServer((request, response) => {
      request.resume().on('end', () => answer(response, status, 'text/html', '<html>'))
    })
    const detail = `HTTP ${status}`
    expect(await refusal(register(url))).toEqual({ code: 'sync-failed', reason, detail })
  })

  it.each(['', 'platform.example', 'ftp://platform.example', 'http://a:b@platform.example'])(
    'has no platform at the address “%s”',
    async (baseUrl) => {
      expect(await reasonOf(register(baseUrl))).toBe('no-platform')
    },
  )
})

describe('receipts', () => {
  const judge = (submission: Submission, text: string): AppErrorInfo | null => {
    try {
      verifyReceipt(
        receiptSchema.parse(JSON.parse(text)),
        readReceiptKey(DEMO_RECEIPT_KEY),
        submission,
      )
      return null
    } catch (error) {
      if (error instanceof AppError) return error.info
      throw error
    }
  }
  const isInvalid = { code: 'sync-failed', reason: 'receipt-invalid' }
  const submission = aSubmission()

  it('are good when the platform signed them for this very submission', () => {
    expect(judge(submission, aReceipt(submission, demo, {}))).toBeNull()
  })

  it('are invalid when another key signed them', () => {
    const stranger = createSigner(generateKeyPairSync('ed25519').privateKey)
    expect(judge(submission, aReceipt(submission, stranger, {}))).toMatchObject(isInvalid)
  })

  it('are invalid when changed after signing', () => {
    const text = aReceipt(submission, demo, {}).replace('000001', '000002')
    expect(judge(submission, text)).toMatchObject(isInvalid)
  })

  it('are invalid when one file is missing', () => {
    const files = submission.files
      .slice(0, 1)
      .map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes }))
    expect(judge(submission, aReceipt(submission, demo, { files }))).toEqual({
      ...isInvalid,
      detail: '回执没有列出文件“佐证 1.jpg”',
    })
  })

  it('are invalid when they are for another record', () => {
    const text = aReceipt(submission, demo, { recordSha256: '0'.repeat(64) })
    expect(judge(submission, text)).toMatchObject(isInvalid)
  })

  it('cannot be checked against a key that is none', () => {
    for (const receiptKey of ['', 'AAAA', rsaKey()]) {
      expect(() => readReceiptKey(receiptKey)).toThrow(
        expect.objectContaining({ info: expect.objectContaining(isInvalid) as object }) as Error,
      )
    }
  })
})

function rsaKey(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}
