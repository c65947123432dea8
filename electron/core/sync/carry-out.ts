import { findFileUpload, updateFileUpload } from '../../../db/queries/outbox.ts'
import { listUnsure } from '../../../db/queries/standing.ts'
import type { SyncEvent, SyncRequest } from '../../../shared/domain/sync/index.ts'
import {
  receiptSchema,
  submissionLookupSchema,
  submissionStateSchema,
  PLATFORM_PATHS,
} from '../../../shared/formats/platform-api.ts'
import type { Context } from '../context.ts'
import { fixFiles } from './attachments.ts'
import { syncFailed } from './failures.ts'
import type { Outgoing } from './outgoing.ts'
import { sizesOf } from './outgoing.ts'
import type { Pace } from './pace.ts'
import { askJson, type PlatformLink } from './platform-link.ts'
import { pull } from './pull.ts'
import { readReceiptKey, verifyReceipt } from './receipt.ts'
import { sendFile } from './send-file.ts'
import { refreshSession } from './session.ts'
import type { Cursors } from './sync-settings.ts'

export type CarryOut = {
  readonly context: Context
  readonly link: PlatformLink
  readonly token: number
  readonly pace: Pace
  readonly outgoing: (revisionId: string) => Outgoing
  /** By this run, to their end. */
  readonly feedsRead: Set<keyof Cursors>
  readonly onAccessToken: (accessToken: string) => void
  readonly onFetched: (count: number) => void
  /** The platform holds so many bytes of the file. */
  readonly onOffset: (offset: number) => void
  readonly onBytes: (sizeBytes: number) => void
}

/** Carries out one request of the engine; answers what to tell it, or throws. */
export async function carryOut(work: CarryOut, request: SyncRequest): Promise<SyncEvent> {
  const { context, link, token } = work
  // After a change of address nothing goes there before somebody has signed in there.
  if (request.step !== 'sign-in' && link.accessToken() === null) {
    throw syncFailed('token-expired', '平台地址已改变')
  }
  switch (request.step) {
    case 'sign-in':
      work.onAccessToken(await refreshSession(link, context))
      return { kind: 'signed-in', token }
    case 'pull':
      work.onFetched(await pull(context, link, work.feedsRead))
      return { kind: 'pulled', token, unsure: listUnsure(context.db) }
    case 'look-up':
      return { kind: 'looked-up', token, isKnown: await isReceived(link, request.id) }
    case 'register':
      return register(work, request)
    case 'send-file':
      await send(work, request)
      return { kind: 'file-sent', token }
    case 'complete':
      return complete(work, request)
  }
}

type OfStep<S extends SyncRequest['step']> = Extract<SyncRequest, { readonly step: S }>

async function register(
  { context, link, token, outgoing }: CarryOut,
  { id, submissionId }: OfStep<'register'>,
): Promise<SyncEvent> {
  const { submission, receiptKey, scanIds } = outgoing(id)
  // Nothing goes out whose receipt could not be verified.
  readReceiptKey(receiptKey)
  fixFiles(context, id, scanIds)
  const state = await askJson(
    link,
    submissionId === null
      ? { method: 'POST', path: PLATFORM_PATHS.submissions(), json: submission }
      : { method: 'GET', path: PLATFORM_PATHS.submission(submissionId) },
    submissionStateSchema,
  )
  const ours = sizesOf(submission)
  // Nothing but what was listed ever goes out.
  if (state.missing.some((sha256) => !ours.has(sha256))) {
    throw syncFailed('not-the-platform', '对方索要未列入上报的文件')
  }
  const missing = [...new Set(state.missing)]
  return { kind: 'registered', token, submissionId: state.submissionId, missing }
}

/** Whether the platform still has what it gave a receipt for. */
async function isReceived(link: PlatformLink, id: string): Promise<boolean> {
  const path = `${PLATFORM_PATHS.submissions()}?idempotencyKey=${encodeURIComponent(id)}`
  const found = await askJson(link, { method: 'GET', path }, submissionLookupSchema)
  // An answer that was kept for another question says nothing.
  if (found.idempotencyKey !== id) throw syncFailed('not-the-platform', '回应的上报编号不对')
  return found.state === 'received'
}

async function send(work: CarryOut, request: OfStep<'send-file'>): Promise<void> {
  const { context, link, pace } = work
  const { id, submissionId, sha256 } = request
  const { submission, readInto } = work.outgoing(id)
  const sizeBytes = sizesOf(submission).get(sha256)
  if (sizeBytes === undefined) throw new RangeError('only files of the submission are asked for')
  const keepUrl = (url: string | null): void =>
    updateFileUpload(context.db, sha256, url, context.now().toISOString())
  try {
    await sendFile(link, {
      submissionId,
      sha256,
      sizeBytes,
      uploadUrl: uploadAt(link, findFileUpload(context.db, sha256)),
      readInto: (offset, target) => readInto(sha256, offset, target),
      chunkBytes: pace.chunkBytes,
      onUrl: keepUrl,
      onOffset: (offset) => {
        pace.afterChunk()
        work.onOffset(offset)
      },
      traffic: {
        beforeChunk: (bytes) => pace.beforeChunk(bytes, link.signal),
        onBytes: work.onBytes,
        onGone: () => keepUrl(null),
      },
    })
  } catch (error) {
    pace.afterCut()
    throw error
  }
  keepUrl(null)
}

/** An upload that began under another address of the platform begins anew. */
function uploadAt({ baseUrl }: PlatformLink, url: string | undefined): string | null {
  return url !== undefined && URL.parse(url)?.origin === baseUrl.origin ? url : null
}

async function complete(
  { link, outgoing }: CarryOut,
  { id, submissionId }: OfStep<'complete'>,
): Promise<SyncEvent> {
  const { submission, receiptKey } = outgoing(id)
  const key = readReceiptKey(receiptKey)
  const ask = { method: 'POST', path: PLATFORM_PATHS.complete(submissionId) } as const
  const receipt = await askJson(link, ask, receiptSchema)
  return {
    kind: 'received',
    id,
    receipt: { receipt, payload: verifyReceipt(receipt, key, submission) },
  }
}
