import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import {
  receiptSchema,
  sessionSchema,
  submissionStateSchema,
} from '../../shared/formats/platform-api.ts'
import type { Submission } from '../../shared/formats/platform-api.ts'
import { startPlatform } from '../platform/platform.ts'
import type { Platform } from '../platform/platform.ts'
import { putAssignment, putTask } from '../platform/records/tasks.ts'
import { addSamples, SAMPLE_ENROLMENT_CODE, SAMPLE_PASSWORD } from '../platform/samples.ts'
import { summarize } from './pairs.ts'
import type { Pair } from './pairs.ts'
import type { Bench } from './row.ts'
import { timeOf } from './row.ts'

const CLIENTS = 500
const ROUNDS = 4
const ITEMS = 250
/** ODK Central's published sustained rate with forms of 250 questions, a second. */
const ODK_PER_SECOND = 41.2
const PDF_BYTES = 20_000

/**
 * 500 clients at once, each sending a record with 250 answers, again and again.
 *
 * One is counted when its receipt is there: registered, its PDF sent by tus with a checksum and
 * verified, completed. Server and clients are one process on this machine.
 */
export const load: Bench = {
  name: 'load',
  run: async (folder) => {
    const taskIds = Array.from({ length: CLIENTS }, () => randomUUID())
    const platform = await aPlatform(join(folder, 'platform'), taskIds)
    try {
      const token = await signedIn(platform)
      const pairs: Pair[] = []
      let failures = 0
      for (let revision = 1; revision <= ROUNDS; revision += 1) {
        const roundMs = await timeOf(async () => {
          const sent = taskIds.map((taskId) => sendOne(platform, token, aRecord(taskId, revision)))
          const outcomes = await Promise.allSettled(sent)
          failures += outcomes.filter(({ status }) => status === 'rejected').length
        })
        pairs.push({ oursMs: roundMs / CLIENTS, otherMs: 1000 / ODK_PER_SECOND })
      }
      const summary = summarize(pairs)
      const rate = (1000 / summary.oursMs.median).toFixed(1)
      return [
        {
          title: `a record of ${ITEMS} answers, ${CLIENTS} clients`,
          against: `ODK Central's published ${ODK_PER_SECOND}/s`,
          summary,
          note: `${rate}/s with PDF and receipt; ${failures} of ${CLIENTS * ROUNDS} failed`,
        },
      ]
    } finally {
      await platform.close()
    }
  },
}

/** Every client has a task of its own; the experts share one account. */
async function aPlatform(dataDir: string, taskIds: readonly string[]): Promise<Platform> {
  return startPlatform({
    dataDir,
    port: 0,
    seed: async (desk) => {
      const [expert] = await addSamples(desk)
      const accountId = expert?.id ?? ''
      const changedAt = desk.now().toISOString()
      await desk.records.transaction().execute(async (records) => {
        for (const [index, id] of taskIds.entries()) {
          const number = `长数转验〔2026〕${index} 号`
          await putTask(records, { id, number, enterpriseName: '某企业', packageRevision: 1 })
          const task = { taskId: id, accountId, state: 'assigned' as const, reason: '任务下达' }
          await putAssignment(records, { ...task, changedAt })
        }
      })
    },
  })
}

async function signedIn(platform: Platform): Promise<string> {
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

type Sent = { readonly submission: Submission; readonly pdf: Uint8Array<ArrayBuffer> }

function aRecord(taskId: string, revision: number): Sent {
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

/** Throws unless the receipt came and names the record. */
async function sendOne(
  platform: Platform,
  token: string,
  { submission, pdf }: Sent,
): Promise<void> {
  const path = '/api/v1/submissions'
  const { submissionId } = await post(platform, path, token, submission, submissionStateSchema)
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
  const done = `${path}/${submissionId}/complete`
  const receipt = await post(platform, done, token, undefined, receiptSchema)
  if (!receipt.payload.includes(submission.recordSha256)) throw new Error('another receipt')
}

async function post<T extends z.ZodType>(
  platform: Platform,
  path: string,
  token: string,
  body: unknown,
  schema: T,
): Promise<z.infer<T>> {
  const response = await fetch(new URL(path, platform.url), {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return schema.parse(await response.json())
}

function hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
