import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import { TUS_VERSION } from '../../../shared/formats/platform-api.ts'
import type { CheckedChunk } from './chunk-reader.ts'
import type { Answer } from './exchange.ts'
import { syncFailed } from './failures.ts'
import { faultOfAnswer, notThePlatform, problemKindOf } from './platform-fault.ts'
import { askRaw, type Ask, type PlatformLink } from './platform-link.ts'

/** The platform holds the content already: nothing is to be sent. */
export const FILE_HELD = new Error('the platform holds the file')

export type TusTraffic = {
  /** Before a chunk goes out. */
  readonly beforeChunk: (sizeBytes: number) => Promise<void>
  /** A chunk went out, and something answered. */
  readonly onBytes: (sizeBytes: number) => void
  /** The upload is not there any more, or of no use. */
  readonly onGone: () => void
}

/**
 * The way that tus-js-client takes to the network: ours, with a SHA-256 for each chunk.
 *
 * The client takes any 4xx for "the upload is gone" and any 2xx for the platform, so what does not
 * keep to the contract becomes a fault here and never reaches it: an expired token or a busy server
 * must not begin a gigabyte anew, and a login page must not swallow one.
 */
export function createTusStack(link: PlatformLink, traffic: TusTraffic): HttpStack {
  return {
    getName: () => 'smedt',
    createRequest: (method, url) => createRequest(link, traffic, readMethod(method), url),
  }
}

function createRequest(
  link: PlatformLink,
  traffic: TusTraffic,
  method: Ask['method'],
  path: string,
): HttpRequest {
  const headers = new Map<string, string>()
  return {
    getMethod: () => method,
    getURL: () => path,
    setHeader: (name, value) => void headers.set(name.toLowerCase(), value),
    getHeader: (name) => headers.get(name.toLowerCase()),
    setProgressHandler: () => undefined,
    getUnderlyingObject: () => undefined,
    // The run's signal ends a request; this is the client's own way.
    abort: () => Promise.resolve(),
    send: async (chunk: CheckedChunk | null) => {
      if (chunk) {
        headers.set('upload-checksum', `sha256 ${chunk.checksum}`)
        await traffic.beforeChunk(chunk.byteLength)
      }
      // fetch names the type of the body itself.
      const mediaType = headers.get('content-type') ?? ''
      headers.delete('content-type')
      const ask = { method, path, headers: Object.fromEntries(headers) }
      const body = chunk && { bytes: chunk, mediaType }
      const answer = await askRaw(link, body ? { ...ask, body } : ask)
      if (chunk) traffic.onBytes(chunk.byteLength)
      assertKept(answer, method, expectedOffset(headers, chunk), traffic)
      return toResponse(answer)
    },
  }
}

function readMethod(method: string): Ask['method'] {
  if (method === 'POST' || method === 'HEAD' || method === 'PATCH' || method === 'DELETE') {
    return method
  }
  throw new RangeError(`tus does not use ${method}`)
}

function expectedOffset(headers: ReadonlyMap<string, string>, chunk: Uint8Array | null): number {
  return Number(headers.get('upload-offset') ?? 0) + (chunk?.byteLength ?? 0)
}

/** Throws unless the answer is one that the contract has for a call that went well. */
function assertKept(
  answer: Answer,
  method: Ask['method'],
  offset: number,
  traffic: TusTraffic,
): void {
  const { status } = answer
  const isGone = status === 404 || status === 410
  if (method === 'HEAD' && isGone) {
    traffic.onGone()
    // The client begins a new upload at this answer.
    return
  }
  const kind = problemKindOf(answer)
  if (kind === 'file-held') throw FILE_HELD
  if (isGone || kind === 'file-mismatch') traffic.onGone()
  // A HEAD has no body to say what is wrong.
  if (method === 'HEAD' && status === 401) throw syncFailed('token-expired', '登录已过期')
  if (method === 'HEAD' && status === 423) throw syncFailed('moved', '同一续传正在进行')
  if (method === 'HEAD' && status === 422) {
    traffic.onGone()
    throw syncFailed('moved', '文件与登记不符')
  }
  if (status < 200 || status >= 300) throw faultOfAnswer(answer)
  if (answer.header('tus-resumable') !== TUS_VERSION) throw notThePlatform(answer)
  if (method === 'PATCH' && Number(answer.header('upload-offset') ?? -1) !== offset) {
    throw syncFailed('moved', '续传位置不一致')
  }
}

function toResponse(answer: Answer): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (name) => answer.header(name) ?? undefined,
    getBody: () => answer.text,
    getUnderlyingObject: () => undefined,
  }
}
