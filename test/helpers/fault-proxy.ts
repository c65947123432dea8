import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What the line does to one request. */
export type Fate =
  | 'pass'
  | 'lose-request'
  | 'lose-reply'
  /** Cuts the line after so many bytes of the body. */
  | { readonly cutAfterBytes: number }
  /** Something in between answers by itself. */
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }

export type Passing = {
  readonly method: string
  readonly path: string
  /** From 0, over all requests. */
  readonly index: number
  readonly headers: IncomingMessage['headers']
}

export type FaultProxy = {
  readonly url: string
  readonly requests: () => number
  /** Bytes of bodies to `uploads` that devices have put on the line. */
  readonly uploadedBytes: () => number
  /** Cuts every connection now. */
  readonly cut: () => void
}

/** A line to the platform that fails as told; the platform itself never notices why. */
export async function aFaultProxy(
  target: string,
  fate: (passing: Passing) => Fate,
): Promise<FaultProxy> {
  let requests = 0
  let uploadedBytes = 0
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming
    const what = fate({ method, path, index: requests, headers })
    requests += 1
    if (path.includes('/uploads')) {
      incoming.on('data', (chunk: Buffer) => {
        uploadedBytes += chunk.byteLength
      })
    }
    incoming.on('error', () => undefined)
    carry(target, incoming, outgoing, what)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    uploadedBytes: () => uploadedBytes,
    cut: () => server.closeAllConnections(),
  }
}

function carry(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  what: Fate,
): void {
  if (what === 'lose-request') {
    incoming.socket.destroy()
    return
  }
  if (typeof what === 'object' && 'status' in what) {
    incoming.resume()
    outgoing.writeHead(what.status, what.headers).end(what.body ?? '')
    return
  }
  const { method, headers } = incoming
  const onward = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
    if (what === 'lose-reply') {
      answer.resume()
      incoming.socket.destroy()
      return
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => incoming.socket.destroy())
  outgoing.on('close', () => {
    if (!outgoing.writableFinished && what !== 'lose-reply') onward.destroy()
  })
  if (typeof what === 'object') cutAfter(incoming, onward, what.cutAfterBytes)
  else incoming.pipe(onward)
}

function cutAfter(
  incoming: IncomingMessage,
  onward: ReturnType<typeof request>,
  cutAfterBytes: number,
): void {
  let passed = 0
  incoming.on('data', (chunk: Buffer) => {
    const rest = chunk.subarray(0, Math.max(0, cutAfterBytes - passed))
    passed += rest.byteLength
    onward.write(rest, () => {
      if (passed < cutAfterBytes) return
      incoming.socket.destroy()
      onward.destroy()
    })
  })
  incoming.on('end', () => onward.end())
}
