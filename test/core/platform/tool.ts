import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import type * as z from 'zod'
import {
  problemDocumentSchema,
  sessionSchema,
  submissionStateSchema,
} from '../../../shared/formats/platform-api.ts'
import type {
  ProblemDocument,
  Session,
  Submission,
  SubmissionState,
} from '../../../shared/formats/platform-api.ts'
import { startPlatform } from '../../platform/platform.ts'
import type { Platform, PlatformOptions } from '../../platform/platform.ts'
import { addSamples, SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { temporaryFolder } from '../sync/kit.ts'
import { expectInContract } from './contract.ts'

/** A platform with the sample tasks that takes nothing from who is not signed in. */
export async function aSamplePlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({
    dataDir: temporaryFolder(),
    port: 0,
    signInsPerMinute: 1000,
    seed: async (desk) => {
      await addSamples(desk)
    },
    ...options,
  })
  onTestFinished(() => platform.close())
  return platform
}

/** 256 random bits, as the device makes them. */
export function aSecret(): string {
  return randomBytes(32).toString('base64url')
}

export type Device = { readonly deviceId: string; readonly deviceSecret: string }

/** A laptop with the contract in its hands: plain requests, no client of ours. */
export type Tool = {
  readonly device: Device
  readonly session: Session
  readonly refreshToken: string
  readonly send: (method: string, path: string, init?: Init) => Promise<Response>
}

export type Init = {
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly bytes?: Uint8Array<ArrayBuffer>
}

/** One request; whatever is answered must be what the contract says. */
export async function send(
  platform: Pick<Platform, 'url'>,
  method: string,
  path: string,
  { headers = {}, json, bytes }: Init = {},
): Promise<Response> {
  const body = json === undefined ? bytes : JSON.stringify(json)
  const response = await fetch(new URL(path, platform.url), {
    method,
    headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? null : new Blob([body]),
  })
  await expectInContract(method, path, response)
  return response
}

export async function registerDevice(
  platform: Pick<Platform, 'url'>,
  device: Device,
  enrolmentCode = SAMPLE_ENROLMENT_CODE,
): Promise<Response> {
  const json = { ...device, enrolmentCode, name: '评测二组笔记本', appVersion: '0.1.0' }
  return send(platform, 'POST', '/api/v1/devices', { json })
}

/** A registered laptop on which an expert of the first sample's panel is signed in. */
export async function aTool(
  platform: Pick<Platform, 'url'>,
  account = 'expert1',
  enrolmentCode = SAMPLE_ENROLMENT_CODE,
): Promise<Tool> {
  const device = { deviceId: randomUUID(), deviceSecret: aSecret() }
  expect((await registerDevice(platform, device, enrolmentCode)).status).toBe(201)
  const refreshToken = aSecret()
  const json = { ...device, account, password: SAMPLE_PASSWORD, refreshToken }
  const answer = await send(platform, 'POST', '/api/v1/sessions', { json })
  const session = await read(answer, 201, sessionSchema)
  return { device, session, refreshToken, send: senderOf(platform, session) }
}

/** The same laptop, where the platform has started anew under another address. */
export function movedTo(platform: Pick<Platform, 'url'>, tool: Tool): Tool {
  return { ...tool, send: senderOf(platform, tool.session) }
}

function senderOf(platform: Pick<Platform, 'url'>, session: Session): Tool['send'] {
  const authorization = `Bearer ${session.accessToken}`
  return (method, path, init = {}) =>
    send(platform, method, path, { ...init, headers: { authorization, ...init.headers } })
}

/** An answer of the contract, with the status that it must have. */
export async function read<T extends z.ZodType>(
  response: Response,
  status: number,
  schema: T,
): Promise<z.infer<T>> {
  const text = await response.text()
  expect({ status: response.status, text }).toMatchObject({ status })
  return schema.parse(JSON.parse(text))
}

/** The problem that an answer is; `kind` is what its type ends in. */
export async function problemOf(
  response: Response,
): Promise<ProblemDocument & { readonly kind: string }> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const problem = problemDocumentSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.detail).toMatch(/\p{Script=Han}/u)
  return { ...problem, kind: problem.type.replace('urn:smedt:problem:', '') }
}

export async function register(tool: Tool, submission: Submission): Promise<SubmissionState> {
  const response = await tool.send('POST', '/api/v1/submissions', { json: submission })
  expect([200, 201]).toContain(response.status)
  return submissionStateSchema.parse(await response.json())
}

const TUS = { 'tus-resumable': '1.0.0' }
const CHUNK = 'application/offset+octet-stream'

/** The tus requests, one function each. */
export function tus(tool: Tool) {
  return {
    create: (
      submissionId: string,
      sha256: string,
      sizeBytes: number,
      first?: Uint8Array<ArrayBuffer>,
    ) =>
      tool.send('POST', '/api/v1/uploads', {
        headers: {
          ...TUS,
          'upload-length': String(sizeBytes),
          'upload-metadata': `submissionId ${base64(submissionId)},sha256 ${base64(sha256)}`,
          ...(first === undefined ? {} : { 'content-type': CHUNK }),
        },
        ...(first === undefined ? {} : { bytes: first }),
      }),
    head: (location: string) => tool.send('HEAD', location, { headers: TUS }),
    end: (location: string) => tool.send('DELETE', location, { headers: TUS }),
    patch: (
      location: string,
      offset: number,
      bytes: Uint8Array<ArrayBuffer>,
      checksum: string | null = checksumOf(bytes),
    ) =>
      tool.send('PATCH', location, {
        headers: {
          ...TUS,
          'upload-offset': String(offset),
          'content-type': CHUNK,
          ...(checksum === null ? {} : { 'upload-checksum': checksum }),
        },
        bytes,
      }),
  }
}

export function checksumOf(bytes: Uint8Array<ArrayBuffer>): string {
  return `sha256 ${createHash('sha256').update(bytes).digest('base64')}`
}

export function locationOf(response: Response): string {
  expect(response.status).toBe(201)
  return response.headers.get('location') ?? ''
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/** A button of the platform's page. */
export async function press(
  platform: Pick<Platform, 'url'>,
  path: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(new URL(path, platform.url), {
    method: 'POST',
    headers: { origin: platform.url },
    body: new URLSearchParams({ account: '', ...fields }),
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
}
