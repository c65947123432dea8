import { createHash } from 'node:crypto'
import { Metadata } from '@tus/server'
import { uploadMetadataSchema } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { mismatch } from '../files/verified-write.ts'
import { notFound, PlatformProblem } from '../problems.ts'
import type { StoredUpload } from '../records/files.ts'
import {
  expireUpload,
  findFile,
  findUpload,
  insertFile,
  insertUpload,
  listExpiredUploads,
  prolongUpload,
  settleUpload,
} from '../records/files.ts'
import { distinctFiles, findReceipt } from '../records/submissions.ts'
import { submissionFor } from './assigned.ts'
import { readBody } from './read-body.ts'

/** How long an upload waits for its next byte. */
const PATIENCE_MS = 7 * 24 * 3600 * 1000
/** Chunks that follow each other faster than this don't each have it written down. */
const PROLONG_AFTER_MS = 3600 * 1000

/** Notes down an upload of one registered file; throws when there is nothing to send. */
export async function beginUpload(
  desk: Desk,
  headers: { readonly metadata: string | undefined; readonly length: string | undefined },
  accountId: string,
): Promise<StoredUpload> {
  const { submissionId, sha256 } = readBody(uploadMetadataSchema, parseMetadata(headers.metadata))
  await submissionFor(desk.records, submissionId, accountId)
  if ((await findReceipt(desk.records, submissionId)) !== undefined) {
    throw new PlatformProblem(409, 'already-complete', '这次上报已收齐并出具回执，无需再传文件。')
  }
  const files = await distinctFiles(desk.records, submissionId)
  const file = files.find((candidate) => candidate.sha256 === sha256)
  if (file === undefined) throw notFound('要接收的文件登记')
  if (headers.length !== String(file.sizeBytes)) {
    throw mismatch(`大小与登记的 ${file.sizeBytes} 字节不一致`)
  }
  if ((await findFile(desk.records, sha256)) !== undefined) {
    throw new PlatformProblem(409, 'file-held', '平台已有这个文件，无需再传。')
  }
  const upload = {
    id: desk.newId(),
    submissionId,
    ...file,
    state: 'receiving' as const,
    expiresAt: expiry(desk),
  }
  await insertUpload(desk.records, upload)
  return upload
}

function parseMetadata(header: string | undefined): unknown {
  try {
    return Metadata.parse(header)
  } catch {
    // Not metadata at all: the schema says what is missing.
    return undefined
  }
}

/** An upload of this account that can go on or is whole; throws 404, 410 or 422. */
export async function presentUpload(
  desk: Desk,
  id: string,
  accountId: string,
): Promise<StoredUpload> {
  const upload = await findUpload(desk.records, id)
  if (upload === undefined || upload.state === 'ended') throw notFound('这次续传')
  await submissionFor(desk.records, upload.submissionId, accountId)
  if (upload.state === 'refused') throw mismatch('SHA-256 与登记的不一致')
  const isLate = upload.state === 'receiving' && upload.expiresAt <= desk.now().toISOString()
  if (upload.state === 'expired' || isLate) {
    throw new PlatformProblem(410, 'upload-expired', '续传已过期，请重新上传这个文件。')
  }
  return upload
}

/** Something moved: the upload may wait again. Answers until when. */
export async function prolong(desk: Desk, upload: StoredUpload): Promise<string> {
  const expiresAt = expiry(desk)
  const gainedMs = Date.parse(expiresAt) - Date.parse(upload.expiresAt)
  if (gainedMs < PROLONG_AFTER_MS) return upload.expiresAt
  await prolongUpload(desk.records, upload.id, expiresAt)
  return expiresAt
}

export async function endUpload(desk: Desk, upload: StoredUpload): Promise<void> {
  if (await settleUpload(desk.records, upload.id, 'ended')) return
  throw new PlatformProblem(409, 'file-held', '这个文件已收齐保存，不能再放弃。')
}

/**
 * Makes a whole upload count: its bytes are hashed, kept durably, and only then noted as a file.
 *
 * Repeatable, by several servers at once too: after a crash the next request of the upload does it
 * again. Throws 422 and forgets the bytes when they are not those of the hash.
 */
export async function countUpload(desk: Desk, upload: StoredUpload): Promise<void> {
  if ((await findFile(desk.records, upload.sha256)) !== undefined) {
    await settleUpload(desk.records, upload.id, 'held')
    await forgetUnlessKept(desk, upload)
    return
  }
  if ((await hashOf(desk, upload)) !== upload.sha256) {
    if (await settleUpload(desk.records, upload.id, 'refused')) await forget(desk, upload)
    throw mismatch('SHA-256 与登记的不一致')
  }
  const storageKey = await desk.files.keep(upload.id, upload.sha256)
  const { sha256, sizeBytes } = upload
  await inTransaction(desk, async (records) => {
    // Ended or counted by another request: then what it did stands.
    if (!(await settleUpload(records, upload.id, 'held'))) return
    await insertFile(records, { sha256, sizeBytes, storageKey, keptAt: desk.now().toISOString() })
  })
  await forgetUnlessKept(desk, upload)
}

/** What came in checked chunks was hashed on its way. */
async function hashOf({ hashes, files }: Desk, { id, sizeBytes }: StoredUpload): Promise<string> {
  const known = hashes.take(id, sizeBytes)
  if (known !== null) return known
  const hash = createHash('sha256')
  for await (const chunk of await files.readIncoming(id)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** Drops what came of uploads that nobody went on with. */
export async function dropExpired(desk: Desk): Promise<void> {
  const now = desk.now().toISOString()
  for (const upload of await listExpiredUploads(desk.records, now)) {
    if (await expireUpload(desk.records, upload.id, now)) await forget(desk, upload)
  }
}

/** Of uploads of the same content one is kept; in S3 its bytes are what counts from then on. */
export async function forgetUnlessKept(desk: Desk, upload: StoredUpload): Promise<void> {
  const kept = await findFile(desk.records, upload.sha256)
  if (kept?.storageKey !== upload.id) await forget(desk, upload)
}

/** Removes the bytes of an upload that does not count; that they are gone already is no error. */
async function forget(desk: Desk, upload: StoredUpload): Promise<void> {
  await desk.files.incoming.remove(upload.id).catch(() => undefined)
}

function expiry(desk: Desk): string {
  return new Date(desk.now().getTime() + PATIENCE_MS).toISOString()
}
