import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { askJson, type PlatformLink } from '../../electron/core/sync/platform-link.ts'
import { sendFile } from '../../electron/core/sync/send-file.ts'
import {
  PLATFORM_PATHS,
  receiptPayloadSchema,
  receiptSchema,
  sessionSchema,
  submissionStateSchema,
  taskFeedSchema,
} from '../../shared/formats/platform-api.ts'
import type { SubmittedFile } from '../../shared/formats/platform-api.ts'
import type { Platform } from '../platform/platform.ts'
import { SAMPLE_PASSWORD } from '../platform/samples.ts'

const PICTURE = resolve(
  import.meta.dirname,
  '../../electron/resources/samples/evidence/03-MES工单看板.png',
)

export type Device = { readonly deviceId: string; readonly deviceSecret: string }

/** Sends a small opinion with one picture from a registered device; what the receipt says of it. */
export async function sendOpinion(
  platform: Pick<Platform, 'url'>,
  device: Device,
): Promise<{ readonly receiptNumber: string; readonly pdfSizeBytes: number }> {
  const link = await signedIn(platform, device)
  const [task] = (
    await askJson(link, { method: 'GET', path: PLATFORM_PATHS.tasks() }, taskFeedSchema)
  ).entries
  const pdf = await aPdf()
  const picture = await readFile(PICTURE)
  const record = '{"conclusion":"passed"}'
  const json = {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: randomUUID(),
    taskId: task?.taskId ?? '',
    taskNumber: '长数转验〔2026〕12 号',
    enterpriseName: '长春市某汽车零部件有限公司（示例）',
    round: 1,
    revision: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-23',
    deviceId: device.deviceId,
    record,
    recordSha256: sha256(record),
    files: [
      file(pdf, '验收意见-第1版.pdf', 'application/pdf', 'opinion-pdf'),
      file(picture, 'MES工单看板.png', 'image/png', 'evidence'),
    ],
  }
  const ask = { method: 'POST', path: PLATFORM_PATHS.submissions(), json } as const
  const { submissionId } = await askJson(link, ask, submissionStateSchema)
  for (const bytes of [pdf, picture]) await send(link, submissionId, bytes)
  const done = { method: 'POST', path: PLATFORM_PATHS.complete(submissionId) } as const
  const { payload } = await askJson(link, done, receiptSchema)
  const { receiptNumber } = receiptPayloadSchema.parse(JSON.parse(payload))
  return { receiptNumber, pdfSizeBytes: pdf.byteLength }
}

async function signedIn({ url }: Pick<Platform, 'url'>, device: Device): Promise<PlatformLink> {
  const link: PlatformLink = {
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    timeoutMs: 60_000,
    baseUrl: new URL('/', url),
    accessToken: () => null,
    onDate: () => undefined,
  }
  const refreshToken = randomBytes(32).toString('base64url')
  const json = { ...device, account: 'expert1', password: SAMPLE_PASSWORD, refreshToken }
  const ask = { method: 'POST', path: PLATFORM_PATHS.sessions(), json } as const
  const { accessToken } = await askJson(link, ask, sessionSchema)
  return { ...link, accessToken: () => accessToken }
}

function send(link: PlatformLink, submissionId: string, bytes: Buffer): Promise<void> {
  return sendFile(link, {
    submissionId,
    sha256: sha256(bytes),
    sizeBytes: bytes.byteLength,
    uploadUrl: null,
    readInto: (offset, target) => {
      target.set(bytes.subarray(offset, offset + target.byteLength))
      return Promise.resolve()
    },
    chunkBytes: () => bytes.byteLength,
    onUrl: () => undefined,
    onOffset: () => undefined,
    traffic: {
      beforeChunk: () => Promise.resolve(),
      onBytes: () => undefined,
      onGone: () => undefined,
    },
  })
}

async function aPdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' })
  document.text('Annex 5')
  document.end()
  return buffer(document)
}

function file(
  bytes: Buffer,
  name: string,
  mediaType: string,
  kind: SubmittedFile['kind'],
): SubmittedFile {
  return { sha256: sha256(bytes), sizeBytes: bytes.byteLength, name, mediaType, kind }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
