import { AppError } from '../../../shared/errors.ts'
import type { SyncFailure } from '../../../shared/errors.ts'
import { certificateText, offlineText } from './network-texts.ts'

/** A sync failure; `detail` goes inside a sentence of `errorText`, so it has no full stop. */
export function syncFailed(
  reason: SyncFailure,
  detail: string,
  cause?: unknown,
  retryAfterMs?: number,
): AppError {
  const info = { code: 'sync-failed', reason, detail: detail.replace(/[。.\s]+$/u, '') } as const
  return new AppError(
    retryAfterMs === undefined ? info : { ...info, retryAfterMs },
    cause === undefined ? undefined : { cause },
  )
}

export const PROXY_WANTS_LOGIN = '系统设置的代理服务器要求登录，HTTP 407'

/** What `fetch` threw although nobody aborted it. */
export function networkFailure(error: unknown): AppError {
  const code = networkCode(error)
  if (hasCause(error, isRedirect)) {
    return syncFailed('not-the-platform', '请求被转到别的地址', error)
  }
  if (hasCause(error, isNotHttp)) {
    return syncFailed('not-the-platform', '对方的回应不是 HTTP', error)
  }
  if (code !== undefined && /PROXY_AUTH/u.test(code)) {
    return syncFailed('not-the-platform', PROXY_WANTS_LOGIN, error)
  }
  // Whatever a proxy says instead of letting through stays with it: Chromium shows none of it.
  if (code === 'TUNNEL_CONNECTION_FAILED') {
    return syncFailed('not-the-platform', '系统设置的代理服务器没有放行', error)
  }
  if (code !== undefined && /SSL_PROTOCOL_ERROR|WRONG_VERSION_NUMBER/u.test(code)) {
    return syncFailed('not-the-platform', '对方的回应不是加密连接', error)
  }
  const certificate = code && certificateText(code)
  if (certificate) return syncFailed('certificate', `${certificate}，${code}`, error)
  return syncFailed('offline', offlineText(code), error)
}

/** The parser's error has a code for some garbage only. */
function isNotHttp(error: Error): boolean {
  return (
    error.name === 'HTTPParserError' || /ERR_INVALID_HTTP|ERR_INVALID_CHUNKED/u.test(error.message)
  )
}

/** How `fetch` says that it met a redirect which it was told not to follow: it has no code. */
function isRedirect(error: Error): boolean {
  return (
    error.message === 'unexpected redirect' || error.message.startsWith('Attempted to redirect')
  )
}

function hasCause(error: unknown, isIt: (cause: Error) => boolean): boolean {
  return error instanceof Error && (isIt(error) || hasCause(error.cause, isIt))
}

/** The code of the innermost cause that has one: `fetch` wraps the socket's error. */
function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const inner = networkCode(error.cause)
  if (inner !== undefined) return inner
  if ('code' in error && typeof error.code === 'string') return error.code
  // Chromium's network says it in the message alone.
  return /net::ERR_(\w+)/u.exec(error.message)?.[1]
}
