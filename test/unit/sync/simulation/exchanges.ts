import { beginRefresh, endRefresh } from '../../../../shared/domain/sync/index.ts'
import type {
  Fault,
  SyncEvent,
  SyncRequest,
  VerifiedReceipt,
} from '../../../../shared/domain/sync/index.ts'
import { RECEIPT_FORMAT, type ReceiptPayload } from '../../../../shared/formats/platform-api.ts'
import { checkReceipt } from '../../../../shared/domain/upload/index.ts'
import type { Bug } from './bugs.ts'
import type { Disk } from './disk.ts'
import { faultOf } from './fault-of.ts'
import type { Outcome } from './network-model.ts'
import { takeNews } from './news-model.ts'
import { CHUNK_BYTES, type SignedOpinion } from './opinion.ts'
import type { Answer, Call, PlatformModel } from './platform-model.ts'

/** What a device needs to carry out one request of the engine. */
export type Exchange = {
  readonly disk: Disk
  readonly bug: Bug | null
  readonly verify: PlatformModel['sign']
  readonly newSecret: () => string
  readonly access: { token: string }
  /** Sends, and hears the outcome unless the device crashed or gave up meanwhile. */
  readonly send: (call: Call, hear: (outcome: Outcome) => void) => void
  /** Tells the engine. */
  readonly tell: (event: SyncEvent) => void
  /** The device may lose power here. */
  readonly mayCrash: () => boolean
  readonly onChunk: (sha256: string, bytes: number) => void
  readonly onChunkLost: (sha256: string) => void
  readonly onUploadGone: (sha256: string) => void
}

/** Carries out one request, as the driver does: the same steps, the same writes in between. */
export function carryOut(exchange: Exchange, token: number, request: SyncRequest): void {
  switch (request.step) {
    case 'sign-in':
      refresh(exchange, token)
      break
    case 'pull':
      pull(exchange, token)
      break
    case 'look-up':
      lookUp(exchange, token, request)
      break
    case 'register':
      register(exchange, token, request)
      break
    case 'send-file':
      sendFile(exchange, token, request)
      break
    case 'complete':
      complete(exchange, token, request)
  }
}

/** One call of which only one kind of answer is good; any other is a fault. */
function step<K extends Answer['kind']>(
  exchange: Exchange,
  token: number,
  call: Call,
  wanted: K,
  onAnswer: (answer: Extract<Answer, { readonly kind: K }>) => void,
  onFault: (fault: Fault, outcome: Outcome) => void = (fault) =>
    exchange.tell({ kind: 'failed', token, fault }),
): void {
  exchange.send(call, (outcome) => {
    // The kind was compared; TypeScript can't narrow by a type parameter.
    if (outcome.kind === wanted) onAnswer(outcome as Extract<Answer, { readonly kind: K }>)
    else onFault(faultOf(outcome), outcome)
  })
}

function refresh(exchange: Exchange, token: number): void {
  const { disk, bug } = exchange
  if (disk.session === null) {
    exchange.tell({ kind: 'failed', token, fault: faultOf({ kind: 'signed-out' }) })
    return
  }
  const kept =
    bug === 'fresh-refresh-token-each-try' ? { ...disk.session, next: null } : disk.session
  const begun = beginRefresh(kept, exchange.newSecret())
  if (bug !== 'keeps-token-after-answer') disk.session = begun
  if (exchange.mayCrash()) return
  const { refreshToken } = begun
  const next = begun.next ?? refreshToken
  step(exchange, token, { kind: 'refresh', refreshToken, next }, 'session', ({ access }) => {
    if (exchange.mayCrash()) return
    disk.session = endRefresh(begun)
    if (exchange.mayCrash()) return
    exchange.access.token = access
    exchange.tell({ kind: 'signed-in', token })
  })
}

/** Page after page; the cursor moves only after a page is taken in, and after a reset is noted. */
function pull(exchange: Exchange, token: number): void {
  const { disk, bug } = exchange
  const { news } = disk
  const call = { kind: 'pull', access: exchange.access.token, cursor: news.cursor } as const
  step(exchange, token, call, 'page', (page) => {
    if (bug === 'moves-cursor-first') news.cursor = page.cursor
    for (const one of page.news) {
      if (exchange.mayCrash()) return
      takeNews(news, one)
    }
    const isNew = page.isReset || call.cursor === null
    if (isNew && bug !== 'ignores-reset') noteUnsure(disk)
    if (exchange.mayCrash()) return
    news.cursor = page.cursor
    if (exchange.mayCrash()) return
    if (page.hasMore && bug !== 'reads-one-page') pull(exchange, token)
    else exchange.tell({ kind: 'pulled', token, unsure: unsureOf(disk) })
  })
}

function noteUnsure({ items, news }: Disk): void {
  for (const { id, status } of items.values()) {
    if (status === 'confirmed') news.standings.set(id, 'unsure')
  }
}

function unsureOf({ news }: Disk): readonly string[] {
  return [...news.standings].flatMap(([id, standing]) => (standing === 'unsure' ? [id] : []))
}

function lookUp(exchange: Exchange, token: number, { id }: OfStep<'look-up'>): void {
  const call: Call = { kind: 'find', access: exchange.access.token, idempotencyKey: id }
  step(exchange, token, call, 'found', ({ isReceived }) =>
    exchange.tell({ kind: 'looked-up', token, isKnown: isReceived }),
  )
}

type OfStep<S extends SyncRequest['step']> = Extract<SyncRequest, { readonly step: S }>

function register(
  exchange: Exchange,
  token: number,
  { id, submissionId }: OfStep<'register'>,
): void {
  const opinion = opinionOf(exchange, id)
  const access = exchange.access.token
  const sent =
    exchange.bug === 'fresh-key-each-try'
      ? { ...opinion, idempotencyKey: exchange.newSecret() }
      : opinion
  const call: Call =
    submissionId === null
      ? { kind: 'register', access, opinion: sent }
      : { kind: 'look', access, submissionId }
  step(exchange, token, call, 'state', (answer) =>
    exchange.tell({ ...answer, kind: 'registered', token }),
  )
}

function sendFile(exchange: Exchange, token: number, request: OfStep<'send-file'>): void {
  const { disk } = exchange
  const { id, submissionId, sha256 } = request
  const sizeBytes = opinionOf(exchange, id).files.find((one) => one.sha256 === sha256)?.sizeBytes
  const access = exchange.access.token
  const sent = (): void => {
    disk.uploads.delete(sha256)
    if (!exchange.mayCrash()) exchange.tell({ kind: 'file-sent', token })
  }
  const fail = (fault: Fault): void => exchange.tell({ kind: 'failed', token, fault })

  function patch(url: string, offset: number): void {
    if (offset >= (sizeBytes ?? 0)) {
      sent()
      return
    }
    const bytes = Math.min(CHUNK_BYTES, (sizeBytes ?? 0) - offset)
    exchange.onChunk(sha256, bytes)
    const call: Call = { kind: 'patch', access: exchange.access.token, url, offset, bytes }
    const lost = (fault: Fault): void => {
      exchange.onChunkLost(sha256)
      fail(fault)
    }
    step(
      exchange,
      token,
      call,
      'offset',
      (answer) => {
        exchange.tell({ kind: 'progress', token, offset: answer.offset })
        patch(url, answer.offset)
      },
      lost,
    )
  }

  function create(): void {
    step(
      exchange,
      token,
      { kind: 'create', access, submissionId, sha256 },
      'upload',
      ({ url }) => {
        if (exchange.bug !== 'forgets-uploads') disk.uploads.set(sha256, url)
        if (!exchange.mayCrash()) patch(url, 0)
      },
      (fault, outcome) => {
        if (outcome.kind === 'problem' && outcome.problem === 'file-held') sent()
        else fail(fault)
      },
    )
  }

  const url = disk.uploads.get(sha256)
  if (url === undefined || exchange.bug === 'never-asks-offset') {
    create()
    return
  }
  step(
    exchange,
    token,
    { kind: 'head', access, url },
    'offset',
    (answer) => patch(url, answer.offset),
    (fault, outcome) => {
      const isGone =
        outcome.kind === 'problem' && ['not-found', 'upload-expired'].includes(outcome.problem)
      if (!isGone) {
        fail(fault)
        return
      }
      exchange.onUploadGone(sha256)
      disk.uploads.delete(sha256)
      if (!exchange.mayCrash()) create()
    },
  )
}

function complete(exchange: Exchange, token: number, request: OfStep<'complete'>): void {
  const { id, submissionId } = request
  const { bug } = exchange
  const call: Call = { kind: 'complete', access: exchange.access.token, submissionId }
  const opinion = opinionOf(exchange, id)
  step(
    exchange,
    token,
    call,
    'receipt',
    ({ payload, signature }) => {
      const isSigned = signature === exchange.verify(payload) || bug === 'believes-any-receipt'
      const isOurs =
        checkReceipt(payload, opinion).length === 0 || bug === 'ignores-what-a-receipt-covers'
      if (isSigned && isOurs) {
        const receipt = { receipt: { payload: JSON.stringify(payload), signature }, payload }
        exchange.tell({ kind: 'received', id, receipt })
      } else exchange.tell({ kind: 'failed', token, fault: faultOf({ kind: 'bad-receipt' }) })
    },
    (fault, outcome) => {
      if (outcome.kind === 'portal' && bug === 'trusts-any-200') {
        exchange.tell({ kind: 'received', id, receipt: emptyReceipt(opinion) })
      } else exchange.tell({ kind: 'failed', token, fault })
    },
  )
}

function emptyReceipt(opinion: SignedOpinion): VerifiedReceipt {
  const { idempotencyKey, attachesTo, taskId, round, revision, recordSha256 } = opinion
  const payload: ReceiptPayload = {
    format: RECEIPT_FORMAT,
    version: 1,
    receiptNumber: 'HZ-?',
    platform: '',
    receivedAt: '',
    idempotencyKey,
    attachesTo,
    taskId,
    round,
    revision,
    recordSha256,
    files: [],
  }
  return { receipt: { payload: '<html>', signature: '' }, payload }
}

function opinionOf({ disk }: Exchange, id: string): SignedOpinion {
  const opinion = disk.opinions.get(id)
  if (!opinion) throw new RangeError(`the engine sends ${id}, which is not in the outbox`)
  return opinion
}
