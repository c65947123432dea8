import {
  PROBLEM_MEDIA_TYPE,
  PROBLEM_TYPE_PREFIX,
  PROBLEMS,
  problemDocumentSchema,
} from '../../../shared/formats/platform-api.ts'
import type { ProblemDocument, ProblemKind } from '../../../shared/formats/platform-api.ts'
import type { AppError, SyncFailure } from '../../../shared/errors.ts'
import type { Answer } from './exchange.ts'
import { PROXY_WANTS_LOGIN, syncFailed } from './failures.ts'
import { parseJson } from './parse-json.ts'

/** What the tool makes of each problem of the contract. */
const REASONS: Readonly<Record<ProblemKind, SyncFailure>> = {
  malformed: 'refused',
  'sign-in-failed': 'refused',
  'not-signed-in': 'token-expired',
  'token-expired': 'token-expired',
  'session-revoked': 'signed-out',
  'enrolment-refused': 'refused',
  'device-refused': 'signed-out',
  'not-assigned': 'refused',
  'not-found': 'moved',
  'key-reused': 'refused',
  'revision-taken': 'refused',
  'revision-superseded': 'superseded',
  'opinion-missing': 'refused',
  'task-withdrawn': 'refused',
  'files-missing': 'moved',
  'already-complete': 'moved',
  'device-taken': 'refused',
  'file-held': 'moved',
  'offset-mismatch': 'moved',
  'upload-expired': 'moved',
  'tus-version': 'refused',
  'too-large': 'refused',
  'range-refused': 'moved',
  invalid: 'refused',
  'file-mismatch': 'moved',
  'upload-locked': 'moved',
  'rate-limited': 'busy',
  'checksum-mismatch': 'moved',
  internal: 'server-error',
  unavailable: 'busy',
}

/** Which problem of the contract an answer is; undefined: none that the contract knows. */
export function problemKindOf(answer: Answer): ProblemKind | undefined {
  const kind = problemOf(answer)?.type.slice(PROBLEM_TYPE_PREFIX.length) ?? ''
  return isProblemKind(kind) ? kind : undefined
}

/**
 * The fault that an answer is which is not what was asked for.
 *
 * The contract's problems come first. What stands in between (proxies, login pages, load balancers)
 * speaks by the status alone; and a 2xx that is not the contract's is never success.
 */
export function faultOfAnswer(answer: Answer): AppError {
  const { status } = answer
  const problem = problemOf(answer)
  const kind = problemKindOf(answer)
  const detail = problem?.detail ?? problem?.title ?? `HTTP ${status}`
  const retryAfterMs = readRetryAfter(answer)
  if (kind !== undefined) return syncFailed(REASONS[kind], detail, undefined, retryAfterMs)
  if (status === 429 || status === 503) return syncFailed('busy', detail, undefined, retryAfterMs)
  if (status === 408) return syncFailed('timeout', detail)
  if (status === 511) return syncFailed('not-the-platform', '网络要求先登录，HTTP 511')
  if (status === 407) return syncFailed('not-the-platform', PROXY_WANTS_LOGIN)
  if (status >= 500) return syncFailed('server-error', detail, undefined, retryAfterMs)
  if (status >= 400 && problem !== undefined) return syncFailed('refused', detail)
  if (status === 0 || (status >= 300 && status < 400)) {
    return syncFailed('not-the-platform', '请求被转到别的地址')
  }
  return notThePlatform(answer)
}

/** An answer that the contract does not have, whatever its status says. */
export function notThePlatform({ status, mediaType }: Answer): AppError {
  const what = mediaType === 'text/html' ? '收到的是一个网页' : '回应的内容不符合平台接口'
  return syncFailed('not-the-platform', `${what}，HTTP ${status}`)
}

function problemOf(answer: Answer): ProblemDocument | undefined {
  if (answer.mediaType !== PROBLEM_MEDIA_TYPE) return undefined
  return problemDocumentSchema.safeParse(parseJson(answer.text)).data
}

function isProblemKind(kind: string): kind is ProblemKind {
  return Object.hasOwn(PROBLEMS, kind)
}

/** Seconds, or a date; the date is taken against the answer's own, not this device's clock. */
function readRetryAfter(answer: Answer): number | undefined {
  const text = answer.header('retry-after')?.trim()
  if (!text) return undefined
  if (/^\d{1,7}$/u.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  const from = Date.parse(answer.header('date') ?? '')
  return Number.isNaN(at) || Number.isNaN(from) ? undefined : Math.max(0, at - from)
}
