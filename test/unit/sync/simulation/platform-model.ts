import type { ReceiptPayload } from '../../../../shared/formats/platform-api.ts'
import type { Bug } from './bugs.ts'
import { feedPage, keyOfNews, type FeedPage, type News, type NewsFeed } from './news-model.ts'
import type { SignedOpinion } from './opinion.ts'

/** What a device asks of the platform, in the contract's words. */
export type Call =
  | { readonly kind: 'sign-in'; readonly refreshToken: string }
  | { readonly kind: 'refresh'; readonly refreshToken: string; readonly next: string }
  | { readonly kind: 'pull'; readonly access: string; readonly cursor: string | null }
  | { readonly kind: 'find'; readonly access: string; readonly idempotencyKey: string }
  | { readonly kind: 'register'; readonly access: string; readonly opinion: SignedOpinion }
  | { readonly kind: 'look'; readonly access: string; readonly submissionId: string }
  | {
      readonly kind: 'create'
      readonly access: string
      readonly submissionId: string
      readonly sha256: string
    }
  | { readonly kind: 'head'; readonly access: string; readonly url: string }
  | {
      readonly kind: 'patch'
      readonly access: string
      readonly url: string
      readonly offset: number
      readonly bytes: number
    }
  | { readonly kind: 'complete'; readonly access: string; readonly submissionId: string }

export type Answer =
  | { readonly kind: 'session'; readonly access: string }
  | FeedPage
  | { readonly kind: 'found'; readonly idempotencyKey: string; readonly isReceived: boolean }
  | { readonly kind: 'state'; readonly submissionId: string; readonly missing: readonly string[] }
  | { readonly kind: 'upload'; readonly url: string }
  | { readonly kind: 'offset'; readonly offset: number; readonly length: number }
  | { readonly kind: 'receipt'; readonly payload: ReceiptPayload; readonly signature: string }
  | { readonly kind: 'problem'; readonly problem: string; readonly retryAfterMs: number | null }

type Upload = {
  readonly sha256: string
  readonly length: number
  readonly offset: number
  readonly expiresAt: number
}
type Session = {
  readonly current: string
  readonly before: { readonly used: string; readonly next: string } | null
  readonly isRevoked: boolean
}

/** All that the platform holds; a copy of it is a backup. */
export type PlatformState = {
  readonly submissions: ReadonlyMap<string, SignedOpinion>
  readonly receipts: ReadonlyMap<string, ReceiptPayload>
  readonly files: ReadonlySet<string>
  readonly uploads: ReadonlyMap<string, Upload>
  /** By the refresh token that they were opened with. */
  readonly sessions: ReadonlyMap<string, Session>
  /** Access token -> until when it is good. */
  readonly access: ReadonlyMap<string, number>
  readonly feed: NewsFeed
  /** Another one after each restore. */
  readonly history: string
}

const EMPTY: PlatformState = {
  submissions: new Map(),
  receipts: new Map(),
  files: new Set(),
  uploads: new Map(),
  sessions: new Map(),
  access: new Map(),
  feed: new Map(),
  history: 'h0',
}

const ACCESS_MS = 20_000
const UPLOAD_MS = 30_000

export type PlatformModel = {
  readonly answer: (call: Call, now: number) => Answer
  readonly state: () => PlatformState
  /** From a backup, which begins a new history. */
  readonly restore: (state: PlatformState) => void
  /** Something changes that devices are told of. */
  readonly publish: (news: News) => void
  readonly sign: (payload: ReceiptPayload) => string
  /** What a receipt would say, without the platform having given one. */
  readonly forge: (submissionId: string) => ReceiptPayload | undefined
  /** Sessions that were revoked because a used token came back with another successor. */
  readonly revocations: () => number
}

/** The contract's rules, without HTTP. */
export function createPlatformModel(bug: Bug | null): PlatformModel {
  let state = EMPTY
  let ids = 0
  let revocations = 0
  const newId = (prefix: string): string => `${prefix}${++ids}`
  const change = (part: Partial<PlatformState>): void => void (state = { ...state, ...part })
  const sign = (payload: ReceiptPayload): string => `signed ${JSON.stringify(payload)}`
  const problem = (name: string, retryAfterMs: number | null = null): Answer => ({
    kind: 'problem',
    problem: name,
    retryAfterMs,
  })
  const missing = (opinion: SignedOpinion): readonly string[] =>
    [...new Set(opinion.files.map(({ sha256 }) => sha256))].filter((one) => !state.files.has(one))

  function openSession(opening: string, session: Session, now: number): Answer {
    const access = newId('a')
    change({
      sessions: new Map(state.sessions).set(opening, session),
      access: new Map(state.access).set(access, now + ACCESS_MS),
    })
    return { kind: 'session', access }
  }

  function signIn(refreshToken: string, now: number): Answer {
    const fresh = { current: refreshToken, before: null, isRevoked: false }
    return openSession(refreshToken, state.sessions.get(refreshToken) ?? fresh, now)
  }

  function refresh(refreshToken: string, next: string, now: number): Answer {
    for (const [opening, session] of state.sessions) {
      const { current, before } = session
      const isRepeat = before?.used === refreshToken
      if (current !== refreshToken && !isRepeat) continue
      if (session.isRevoked) return problem('session-revoked')
      if (current === refreshToken) {
        const moved = { current: next, before: { used: refreshToken, next }, isRevoked: false }
        return openSession(opening, moved, now)
      }
      if (before?.next === next) return openSession(opening, session, now)
      revocations += 1
      change({ sessions: new Map(state.sessions).set(opening, { ...session, isRevoked: true }) })
      return problem('session-revoked')
    }
    return problem('session-revoked')
  }

  /** A task that was taken back is not accepted any more. */
  function isTakenBack(taskId: string): boolean {
    const news = state.feed.get(`task ${taskId}`)?.news
    return news?.kind === 'task' && (news.state === 'withdrawn' || news.state === 'reassigned')
  }

  function isReceived(idempotencyKey: string): boolean {
    return [...state.submissions].some(
      ([id, opinion]) => opinion.idempotencyKey === idempotencyKey && state.receipts.has(id),
    )
  }

  /** A scan stands beside the opinions of its task, and takes no part in their order. */
  function isBeside(one: SignedOpinion, other: SignedOpinion): boolean {
    if (bug === 'scan-takes-the-place') return false
    return one.attachesTo !== undefined || other.attachesTo !== undefined
  }

  function register({ opinion }: Extract<Call, { readonly kind: 'register' }>): Answer {
    if (opinion.isPoisoned) return problem('invalid')
    for (const [submissionId, known] of state.submissions) {
      if (known.idempotencyKey === opinion.idempotencyKey && bug !== 'platform-forgets-keys') {
        if (known.recordSha256 !== opinion.recordSha256) return problem('key-reused')
        return { kind: 'state', submissionId, missing: missing(known) }
      }
      if (known.taskId !== opinion.taskId || isBeside(known, opinion)) continue
      if (known.revision === opinion.revision && bug !== 'platform-forgets-keys') {
        return problem('revision-taken')
      }
      const isReceived = state.receipts.has(submissionId)
      if (known.revision > opinion.revision && isReceived) return problem('revision-superseded')
    }
    if (isTakenBack(opinion.taskId)) return problem('task-withdrawn')
    if (opinion.attachesTo !== undefined && !isReceived(opinion.attachesTo)) {
      return problem('opinion-missing')
    }
    const submissionId = newId('s')
    change({ submissions: new Map(state.submissions).set(submissionId, opinion) })
    return { kind: 'state', submissionId, missing: missing(opinion) }
  }

  function create(submissionId: string, sha256: string, now: number): Answer {
    const file = state.submissions.get(submissionId)?.files.find((one) => one.sha256 === sha256)
    if (!file) return problem('not-found')
    if (state.files.has(sha256)) return problem('file-held')
    const url = newId('u')
    const upload = { sha256, length: file.sizeBytes, offset: 0, expiresAt: now + UPLOAD_MS }
    keepUpload(url, upload)
    return { kind: 'upload', url }
  }

  function keepUpload(url: string, upload: Upload): void {
    change({ uploads: new Map(state.uploads).set(url, upload) })
    if (upload.offset === upload.length) change({ files: new Set(state.files).add(upload.sha256) })
  }

  function onUpload(call: Extract<Call, { readonly kind: 'head' | 'patch' }>, now: number): Answer {
    const upload = state.uploads.get(call.url)
    if (!upload) return problem('not-found')
    if (upload.expiresAt < now && upload.offset < upload.length) return problem('upload-expired')
    const { offset, length } = upload
    if (call.kind === 'head') return { kind: 'offset', offset, length }
    if (call.offset !== offset) return problem('offset-mismatch')
    if (offset + call.bytes > length) return problem('too-large')
    const grown = offset + call.bytes
    keepUpload(call.url, { ...upload, offset: grown, expiresAt: now + UPLOAD_MS })
    return { kind: 'offset', offset: grown, length }
  }

  function complete(submissionId: string): Answer {
    const opinion = state.submissions.get(submissionId)
    if (!opinion) return problem('not-found')
    const issued = state.receipts.get(submissionId)
    if (issued) return { kind: 'receipt', payload: issued, signature: sign(issued) }
    if (isTakenBack(opinion.taskId)) return problem('task-withdrawn')
    for (const [id, known] of state.submissions) {
      const isLater = known.taskId === opinion.taskId && known.revision > opinion.revision
      if (isLater && !isBeside(known, opinion) && state.receipts.has(id))
        return problem('revision-superseded')
    }
    if (missing(opinion).length > 0) return problem('files-missing')
    const payload = receiptFor(opinion, newId('HZ-'))
    change({ receipts: new Map(state.receipts).set(submissionId, payload) })
    return { kind: 'receipt', payload, signature: sign(payload) }
  }

  function receiptFor(opinion: SignedOpinion, receiptNumber: string): ReceiptPayload {
    const files = new Map(opinion.files.map(({ sha256, sizeBytes }) => [sha256, sizeBytes]))
    return {
      format: 'smedt-receipt',
      version: 1,
      receiptNumber,
      platform: '平台',
      receivedAt: '2026-11-28T00:00:00.000Z',
      idempotencyKey: opinion.idempotencyKey,
      ...(opinion.attachesTo === undefined ? {} : { attachesTo: opinion.attachesTo }),
      taskId: opinion.taskId,
      round: opinion.round,
      revision: opinion.revision,
      recordSha256: opinion.recordSha256,
      files: [...files].map(([sha256, sizeBytes]) => ({ sha256, sizeBytes })),
    }
  }

  function answer(call: Call, now: number): Answer {
    if (call.kind === 'sign-in') return signIn(call.refreshToken, now)
    if (call.kind === 'refresh') return refresh(call.refreshToken, call.next, now)
    const goodUntil = state.access.get(call.access)
    if (goodUntil === undefined || goodUntil < now) return problem('token-expired')
    switch (call.kind) {
      case 'pull':
        return feedPage(state.feed, state.history, call.cursor)
      case 'find': {
        const { idempotencyKey } = call
        return { kind: 'found', idempotencyKey, isReceived: isReceived(idempotencyKey) }
      }
      case 'register':
        return register(call)
      case 'look': {
        const opinion = state.submissions.get(call.submissionId)
        if (!opinion) return problem('not-found')
        return { kind: 'state', submissionId: call.submissionId, missing: missing(opinion) }
      }
      case 'create':
        return create(call.submissionId, call.sha256, now)
      case 'head':
      case 'patch':
        return onUpload(call, now)
      case 'complete':
        return complete(call.submissionId)
    }
  }

  return {
    answer,
    state: () => state,
    restore: (backup) => {
      state = { ...backup, history: newId('h') }
    },
    publish: (news) => {
      const entry = { sequence: ++ids, news }
      change({ feed: new Map(state.feed).set(keyOfNews(news), entry) })
    },
    sign,
    forge: (submissionId) => {
      const opinion = state.submissions.get(submissionId)
      return opinion && receiptFor(opinion, 'HZ-0')
    },
    revocations: () => revocations,
  }
}
