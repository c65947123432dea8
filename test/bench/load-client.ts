import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as z from 'zod'
import {
  receiptSchema,
  sessionSchema,
  submissionStateSchema,
} from '../../shared/formats/platform-api.ts'
import type { Submission } from '../../shared/formats/platform-api.ts'
import type { Platform } from '../platform/platform.ts'
import { SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../platform/samples.ts'

/** Answers of a record. */
export const ITEMS = 250
const PDF_BYTES = 20_000
const SUBMISSIONS = '/api/v1/submissions'

/** The session of the first sample expert, whose account all clients share. */
export async function signedIn(platform: Pick<Platform, 'url'>): Promise<string> {
  const device = {
    deviceId: randomUUID(),
    deviceSecret: randomBytes(32).toString('base64url'),
  }
  const about = { enrolmentCode: SAMPLE_ENROLMENT_CODE, name: '笔记本', appVersion: '0.1.0' }
  await post(platform, '/api/v1/devices', '', { ...device, ...about }, z.unknown())
  const refreshToken = randomBytes(32).toString('base64url')
  const who = { ...device, account: 'expert1', password: SAMPLE_PASSWORD, refreshToken }
  return (await post(platform, '/api/v1/sessions', '', who, sessionSchema)).accessToken
}

export type Sent = { readonly submission: Submission; readonly pdf: Uint8Array<ArrayBuffer> }

/** A record with its own PDF, as a client sends it. */
export function aRecord(taskId: string, revision: number): Sent {
  const pdf = new Uint8Array(randomBytes(PDF_BYTES))
  const answers = Array.from({ length: ITEMS }, (_, item) => ({
    item,
    answer: `第 ${item} 项符合`,
  }))
  const record = JSON.stringify({ taskId, revision, answers })
  const file = { name: '验收意见.pdf', mediaType: 'application/pdf', kind: 'opinion-pdf' as const }
  return {
    pdf,
    submission: {
      format: 'smedt-submission',
      version: 1,
      idempotencyKey: randomUUID(),
      taskId,
      taskNumber: '长数转验〔2026〕12 号',
      enterpriseName: '某企业',
      round: 1,
      revision,
      conclusion: 'passed',
      concludedOn: '2026-11-23',
      deviceId: randomUUID(),
      record,
      recordSha256: hex(record),
      files: [{ ...file, sha256: hex(pdf), sizeBytes: pdf.byteLength }],
    },
  }
}

/** What was sent, and the very text of its receipt. */
export type Done = {
  readonly submission: Submission
  readonly submissionId: string
  readonly receipt: string
}

/** One in so many of those sent is asked for again. */
const ASKED_AGAIN = 50
export const isAskedAgain = (_one: Done, index: number): boolean => index % ASKED_AGAIN === 0

/** How many equal requests were answered with other bytes: registrations among each other, receipts. */
export async function countUnequal(
  platform: Platform,
  token: string,
  sent: readonly Done[],
): Promise<number> {
  let unequal = 0
  for (const { submission, submissionId, receipt } of sent.filter(isAskedAgain)) {
    const answers = await Promise.all(
      [1, 2].map(() => ask(platform, SUBMISSIONS, token, submission)),
    )
    const again = await ask(platform, `${SUBMISSIONS}/${submissionId}/complete`, token, undefined)
    if (answers[0] !== answers[1] || again !== receipt) unequal += 1
  }
  return unequal
}

/** Throws unless the receipt came and names the record. */
export async function sendOne(
  platform: Platform,
  token: string,
  { submission, pdf }: Sent,
): Promise<Done> {
  const { submissionId } = await post(
    platform,
    SUBMISSIONS,
    token,
    submission,
    submissionStateSchema,
  )
  const metadata = Object.entries({ submissionId, sha256: hex(pdf) })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
  const upload = await fetch(new URL('/api/v1/uploads', platform.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(pdf.byteLength),
      'upload-metadata': metadata,
      'upload-checksum': `sha256 ${createHash('sha256').update(pdf).digest('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: new Blob([pdf]),
  })
  if (upload.status !== 201) throw new Error(`${upload.status} ${await upload.text()}`)
  const receipt = await ask(platform, `${SUBMISSIONS}/${submissionId}/complete`, token, undefined)
  const { payload } = receiptSchema.parse(JSON.parse(receipt))
  if (!payload.includes(submission.recordSha256)) throw new Error('another receipt')
  return { submission, submissionId, receipt }
}

async function post<T extends z.ZodType>(
  platform: Pick<Platform, 'url'>,
  path: string,
  token: string,
  body: unknown,
  schema: T,
): Promise<z.infer<T>> {
  return schema.parse(JSON.parse(await ask(platform, path, token, body)))
}

/** The very text of an answer. */
async function ask(
  platform: Pick<Platform, 'url'>,
  path: string,
  token: string,
  body: unknown,
): Promise<string> {
  const response = await fetch(new URL(path, platform.url), {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.text()
}

function hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
