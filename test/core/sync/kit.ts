import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Submission, SubmittedFile } from '../../../shared/formats/platform-api.ts'

type SubmissionParts = Partial<Omit<Submission, 'files'>> & {
  /** The PDF first; a small one and a picture when absent. */
  readonly contents?: readonly Uint8Array[]
}

export function aSubmission({ contents, ...change }: SubmissionParts = {}): Submission {
  const record = change.record ?? '{"conclusion":"passed"}'
  const files = contents ?? [
    Buffer.from(`%PDF-1.7 ${randomUUID()}`),
    Buffer.from(`照片 ${randomUUID()}`),
  ]
  return {
    format: 'smedt-submission',
    version: 1,
    idempotencyKey: randomUUID(),
    taskId: randomUUID(),
    taskNumber: '长数转验〔2026〕12 号',
    enterpriseName: '长春市某汽车零部件有限公司',
    round: 1,
    revision: 1,
    conclusion: 'passed',
    concludedOn: '2026-11-23',
    deviceId: randomUUID(),
    record,
    recordSha256: sha256(record),
    files: files.map(asFile),
    ...change,
  }
}

function asFile(bytes: Uint8Array, index: number): SubmittedFile {
  const base = { sha256: sha256(bytes), sizeBytes: bytes.byteLength }
  return index === 0
    ? { ...base, name: '验收意见.pdf', mediaType: 'application/pdf', kind: 'opinion-pdf' }
    : { ...base, name: `佐证 ${index}.jpg`, mediaType: 'image/jpeg', kind: 'evidence' }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smedt-platform-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A server that answers as it likes; returns its address. */
export async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  return `http://127.0.0.1:${address.port}`
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
