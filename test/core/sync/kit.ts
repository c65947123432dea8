import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { submitOpinion } from '../../../electron/core/sync/client.ts'
import type { OpinionUpload, VerifiedReceipt } from '../../../electron/core/sync/client.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AppErrorInfo } from '../../../shared/errors.ts'
import type { Submission, SubmittedFile } from '../../../shared/formats/platform-api.ts'
import { DEMO_RECEIPT_KEY } from '../../platform/demo-key.ts'
import { startPlatform } from '../../platform/platform.ts'
import type { Platform, PlatformOptions } from '../../platform/platform.ts'

/** An opinion ready to go, with the bytes of its files. */
export type Opinion = {
  readonly submission: Submission
  readonly openFile: (sha256: string) => AsyncIterable<Uint8Array>
  /** The hashes that were opened, in order. */
  readonly opened: readonly string[]
}

type OpinionParts = Partial<Omit<Submission, 'files'>> & { readonly evidence?: readonly Buffer[] }

export function anOpinion({ evidence, ...change }: OpinionParts = {}): Opinion {
  const pdf = Buffer.from(`%PDF-1.7 ${randomUUID()}`)
  const contents = [pdf, ...(evidence ?? [Buffer.from(`照片 ${randomUUID()}`)])]
  const byHash = new Map(contents.map((bytes) => [sha256(bytes), bytes]))
  const record = change.record ?? '{"conclusion":"passed"}'
  const opened: string[] = []
  const submission: Submission = {
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
    files: contents.map(asFile),
    ...change,
  }
  const openFile = async function* (hash: string): AsyncGenerator<Uint8Array, void> {
    opened.push(hash)
    yield byHash.get(hash) ?? Buffer.from('没有这个文件')
  }
  return { submission, openFile, opened }
}

function asFile(bytes: Buffer, index: number): SubmittedFile {
  const base = { sha256: sha256(bytes), sizeBytes: bytes.byteLength }
  return index === 0
    ? { ...base, name: '验收意见.pdf', mediaType: 'application/pdf', kind: 'opinion-pdf' }
    : { ...base, name: `佐证 ${index}.jpg`, mediaType: 'image/jpeg', kind: 'evidence' }
}

export function submit(
  baseUrl: string,
  opinion: Pick<Opinion, 'submission' | 'openFile'>,
  change: Partial<OpinionUpload> = {},
): Promise<VerifiedReceipt> {
  return submitOpinion({
    baseUrl,
    receiptKey: DEMO_RECEIPT_KEY,
    submission: opinion.submission,
    openFile: opinion.openFile,
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    timeoutMs: 5000,
    ...change,
  })
}

/** The failure of an upload, as `reason` or `code`, with its detail. */
export async function failureOf(upload: Promise<unknown>): Promise<AppErrorInfo> {
  try {
    await upload
  } catch (error) {
    if (error instanceof AppError) return error.info
    throw error
  }
  throw new Error('the upload was expected to fail')
}

export async function reasonOf(upload: Promise<unknown>): Promise<string> {
  const info = await failureOf(upload)
  return info.code === 'sync-failed' ? info.reason : info.code
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smedt-platform-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function aPlatform(options: Partial<PlatformOptions> = {}): Promise<Platform> {
  const platform = await startPlatform({ dataDir: temporaryFolder(), port: 0, ...options })
  onTestFinished(() => platform.close())
  return platform
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

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
