import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Transform } from 'node:stream'
import { onTestFinished } from 'vitest'

/** What the line does to one request. */
export type Fate =
  | 'pass'
  | 'lose-request'
  | 'lose-reply'
  /** The reply comes through whole, and the line goes dead behind it. */
  | 'cut-after-reply'
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
  /** When so many of those bytes came, in their order. */
  readonly arrivals: readonly Arrival[]
  /** Cuts every connection now; answers the requests that were on their way. */
  readonly cut: () => readonly Passing[]
}

/** @property atMs monotonic */
export type Arrival = { readonly atMs: number; readonly sizeBytes: number }

/** A line to the platform that fails as told, and has that speed; the platform never notices why. */
export async function aFaultProxy(
  target: string,
  fate: (passing: Passing) => Fate | Promise<Fate>,
  bytesPerSecond = Infinity,
): Promise<FaultProxy> {
  let requests = 0
  let uploadedBytes = 0
  const arrivals: Arrival[] = []
  const onTheWay = new Set<Passing>()
  const line = aLine(bytesPerSecond)
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming
    const passing = { method, path, index: requests, headers }
    requests += 1
    onTheWay.add(passing)
    outgoing.on('close', () => onTheWay.delete(passing))
    if (path.includes('/uploads')) {
      incoming.on('data', (chunk: Buffer) => {
        uploadedBytes += chunk.byteLength
        arrivals.push({ atMs: performance.now(), sizeBytes: chunk.byteLength })
      })
    }
    incoming.on('error', () => undefined)
    incoming.pause()
    void Promise.resolve(fate(passing)).then((what) =>
      carry(target, incoming, outgoing, what, line),
    )
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
    arrivals,
    cut: () => {
      const cut = [...onTheWay]
      server.closeAllConnections()
      return cut
    },
  }
}

type Line = () => Transform

/** Bodies go over it one after the other, each held back for as long as its bytes take. */
function aLine(bytesPerSecond: number): Line {
  let freeAt = 0
  return () =>
    new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const now = performance.now()
        freeAt = Math.max(freeAt, now) + (chunk.byteLength * 1000) / bytesPerSecond
        if (freeAt - now < 1) done(null, chunk)
        else setTimeout(() => done(null, chunk), freeAt - now)
      },
    })
}

function carry(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  what: Fate,
  line: Line,
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
    if (what === 'cut-after-reply') outgoing.on('finish', () => incoming.socket.destroySoon())
  })
  onward.on('error', () => incoming.socket.destroy())
  outgoing.on('close', () => {
    if (!outgoing.writableFinished && what !== 'lose-reply') onward.destroy()
  })
  if (typeof what === 'object') cutAfter(incoming, onward, what.cutAfterBytes)
  else incoming.pipe(line()).pipe(onward)
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
  incoming.resume()
}
