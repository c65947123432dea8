import type { KeyObject } from 'node:crypto'
import type { AppError } from '../../../shared/errors.ts'
import {
  PLATFORM_PATHS,
  receiptSchema,
  submissionStateSchema,
} from '../../../shared/formats/platform-api.ts'
import type {
  Receipt,
  ReceiptPayload,
  Submission,
  SubmittedFile,
} from '../../../shared/formats/platform-api.ts'
import { asksForAnotherRound, failureOf, readAnswer } from './answers.ts'
import { exchange } from './exchange.ts'
import type { Link } from './exchange.ts'
import { syncFailed } from './failures.ts'
import { readLocalFile } from './local-file.ts'
import type { OpenFile } from './local-file.ts'
import { readBaseUrl } from './base-url.ts'
import { createMeter } from './progress.ts'
import type { Meter, UploadProgress } from './progress.ts'
import { readReceiptKey, verifyReceipt } from './receipt.ts'
import { once } from './request-body.ts'

export type OpinionUpload = {
  readonly baseUrl: string
  /** The platform's pinned public key: Ed25519, SPKI DER, base64. */
  readonly receiptKey: string
  readonly submission: Submission
  readonly openFile: OpenFile
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal
  /** The longest time without a byte moving; 30 s when absent. */
  readonly timeoutMs?: number
  readonly onProgress?: (progress: UploadProgress) => void
}

export type VerifiedReceipt = { readonly receipt: Receipt; readonly payload: ReceiptPayload }

const IDLE_TIMEOUT_MS = 30_000
const MAX_ROUNDS = 3

/**
 * Uploads an opinion and answers with its verified receipt; anything less throws an AppError.
 *
 * Safe to repeat at any point, also after a lost reply or from two devices: the idempotency key
 * finds the same submission again, and only files that the platform lacks are sent.
 */
export async function submitOpinion(upload: OpinionUpload): Promise<VerifiedReceipt> {
  const key = readReceiptKey(upload.receiptKey)
  const link: Link = {
    fetch: upload.fetch,
    signal: upload.signal,
    timeoutMs: upload.timeoutMs ?? IDLE_TIMEOUT_MS,
  }
  const baseUrl = readBaseUrl(upload.baseUrl)
  for (let round = 1; ; round += 1) {
    const outcome = await sendOnce(upload, { key, link, baseUrl })
    if (outcome.kind === 'received') return outcome.receipt
    if (round === MAX_ROUNDS) throw outcome.failure
  }
}

type Session = { readonly key: KeyObject; readonly link: Link; readonly baseUrl: URL }
type Outcome =
  | { readonly kind: 'received'; readonly receipt: VerifiedReceipt }
  /** The platform's state moved under us: look again. `failure` is for the last round. */
  | { readonly kind: 'look-again'; readonly failure: AppError }

async function sendOnce(upload: OpinionUpload, session: Session): Promise<Outcome> {
  const { submission } = upload
  const body = Buffer.from(JSON.stringify(submission), 'utf8')
  const meter = createMeter(submission.files, body.byteLength, upload.onProgress)
  const state = await registerSubmission(session, body, meter)
  const missing = filesToSend(submission, state.missing)
  meter.startFiles(missing)
  for (const file of missing) {
    const failure = await sendFile(upload, session, state.submissionId, file, meter)
    if (failure !== undefined) return { kind: 'look-again', failure }
  }
  return finish(upload, session, state.submissionId)
}

async function registerSubmission(
  { link, baseUrl }: Session,
  body: Uint8Array,
  meter: Meter,
): Promise<{ readonly submissionId: string; readonly missing: readonly string[] }> {
  const answer = await exchange(link, {
    method: 'POST',
    url: new URL(PLATFORM_PATHS.submissions(), baseUrl),
    body: {
      bytes: once(body),
      sizeBytes: body.byteLength,
      mediaType: 'application/json',
      onBytes: (sizeBytes) => meter.add(sizeBytes, undefined),
    },
  })
  return readAnswer(answer, submissionStateSchema)
}

/** The platform may ask for our files only, each once. */
function filesToSend(submission: Submission, missing: readonly string[]): readonly SubmittedFile[] {
  const byHash = new Map(submission.files.map((file) => [file.sha256, file]))
  return [...new Set(missing)].map((sha256) => {
    const file = byHash.get(sha256)
    if (file === undefined) throw syncFailed('not-the-platform', '对方索要未列入上报的文件')
    return file
  })
}

async function sendFile(
  { openFile }: OpinionUpload,
  { link, baseUrl }: Session,
  submissionId: string,
  file: SubmittedFile,
  meter: Meter,
): Promise<AppError | undefined> {
  const local = readLocalFile(openFile, file)
  const answer = await exchange(link, {
    method: 'PUT',
    url: new URL(PLATFORM_PATHS.file(submissionId, file.sha256), baseUrl),
    body: {
      bytes: local.bytes,
      sizeBytes: file.sizeBytes,
      mediaType: 'application/octet-stream',
      onBytes: (sizeBytes) => meter.add(sizeBytes, file.name),
      failure: local.failure,
    },
  })
  if (answer.status === 204) return undefined
  if (asksForAnotherRound(answer)) return failureOf(answer)
  throw failureOf(answer)
}

async function finish(
  { submission }: OpinionUpload,
  { key, link, baseUrl }: Session,
  submissionId: string,
): Promise<Outcome> {
  const url = new URL(PLATFORM_PATHS.complete(submissionId), baseUrl)
  const answer = await exchange(link, { method: 'POST', url })
  if (asksForAnotherRound(answer)) return { kind: 'look-again', failure: failureOf(answer) }
  const receipt = readAnswer(answer, receiptSchema)
  const payload = verifyReceipt(receipt, key, submission)
  return { kind: 'received', receipt: { receipt, payload } }
}
