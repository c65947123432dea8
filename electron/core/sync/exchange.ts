import { AppError } from '../../../shared/errors.ts'
import { networkFailure, syncFailed } from './failures.ts'
import { idleWatch } from './idle-watch.ts'
import type { IdleWatch } from './idle-watch.ts'

export type Link = {
  readonly fetch: typeof globalThis.fetch
  /** The user's cancel. */
  readonly signal: AbortSignal
  /** The longest time until an answer begins, and between two pieces of it. */
  readonly timeoutMs: number
}

export type Request = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: { readonly bytes: Uint8Array; readonly mediaType: string }
}

export type Answer = {
  readonly status: number
  /** Without parameters, in lower case; empty when the answer names none. */
  readonly mediaType: string
  readonly text: string
  readonly header: (name: string) => string | null
}

/** More than any answer of the contract: a receipt's payload has at most 8 Mi characters. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/** One request and its whole answer; redirects are not followed. Throws an AppError. */
export async function exchange(link: Link, request: Request): Promise<Answer> {
  const idle = idleWatch(link.timeoutMs)
  try {
    return await readAnswer(await send(link, request, idle), idle)
  } catch (error) {
    if (link.signal.aborted) throw new AppError({ code: 'cancelled' }, { cause: error })
    if (idle.signal.aborted) {
      const seconds = Math.ceil(link.timeoutMs / 1000)
      throw syncFailed('timeout', `${seconds} 秒内没有数据往来`, error)
    }
    throw error instanceof AppError ? error : networkFailure(error)
  } finally {
    idle.stop()
  }
}

export async function readAnswer(response: Response, idle: IdleWatch): Promise<Answer> {
  const { status, headers } = response
  return {
    status,
    mediaType: (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    text: await readText(response, idle),
    header: (name) => headers.get(name),
  }
}

function send(
  link: Link,
  { method, url, headers, body }: Request,
  idle: IdleWatch,
): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { ...headers },
    redirect: 'error',
    signal: AbortSignal.any([link.signal, idle.signal]),
  }
  if (body === undefined) return link.fetch(url, init)
  const streamed: RequestInit & { readonly duplex: 'half' } = {
    ...init,
    headers: {
      ...headers,
      'content-type': body.mediaType,
      'content-length': String(body.bytes.byteLength),
    },
    body: inOnePiece(body.bytes),
    duplex: 'half',
  }
  return link.fetch(url, streamed)
}

/** fetch makes a copy of bytes, and none of a stream; in small pieces Chromium is many times slower. */
function inOnePiece(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: (controller) => {
        controller.enqueue(bytes)
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

async function readText(response: Response, idle: IdleWatch): Promise<string> {
  idle.touch()
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response.body) {
    idle.touch()
    sizeBytes += chunk.byteLength
    if (sizeBytes > MAX_ANSWER_BYTES) throw syncFailed('not-the-platform', '回应过大')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
