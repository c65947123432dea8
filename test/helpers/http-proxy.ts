import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** What a proxy does: lets through, shows its login page for everything, or asks for a password. */
export type ProxyMood = 'open' | 'login-page' | 'needs-password'

export type HttpProxy = {
  /** What was asked of it: `GET http://…` as it stands in the request, or `CONNECT host:port`. */
  readonly asked: readonly string[]
  /** Bytes of bodies to `uploads` that came to it, where they are not in a tunnel. */
  readonly uploadedBytes: () => number
  /** How a system tells its programs of it; loopback addresses are not left out. */
  readonly env: Readonly<Record<string, string>>
  readonly setMood: (mood: ProxyMood) => void
  readonly close: () => Promise<void>
}

const LOGIN_PAGE = '<!doctype html><title>上网认证</title><form>请登录后使用网络</form>'

/** A proxy as a company's network has it: absolute-form for HTTP, CONNECT for HTTPS. */
export async function startHttpProxy(): Promise<HttpProxy> {
  const asked: string[] = []
  let mood: ProxyMood = 'open'
  let uploadedBytes = 0
  const tunnels = new Set<Duplex>()
  const closeAll = (): void => {
    server.closeAllConnections()
    for (const tunnel of tunnels) tunnel.destroy()
  }
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`)
    if (incoming.url?.includes('/uploads')) {
      incoming.on('data', (chunk: Buffer) => {
        uploadedBytes += chunk.byteLength
      })
    }
    if (mood === 'open') forward(incoming, outgoing)
    else refuse(incoming, outgoing, mood)
  })
  server.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    asked.push(`CONNECT ${incoming.url ?? ''}`)
    socket.on('error', () => undefined)
    tunnels.add(socket)
    socket.on('close', () => tunnels.delete(socket))
    if (mood === 'open') tunnel(incoming.url ?? '', socket, head)
    else socket.end(refusedTunnel(mood))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // Listening on a port, it has one.
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    asked,
    uploadedBytes: () => uploadedBytes,
    env: { http_proxy: url, https_proxy: url, no_proxy: '<-loopback>' },
    setMood: (next) => {
      mood = next
      // A login is asked for with the next connection, not in the middle of one.
      closeAll()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        closeAll()
      }),
  }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming
  const onward = request(new URL(incoming.url ?? ''), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

function refuse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mood: Exclude<ProxyMood, 'open'>,
): void {
  incoming.resume()
  const type = { 'content-type': 'text/html; charset=utf-8' }
  if (mood === 'login-page') outgoing.writeHead(200, type)
  else outgoing.writeHead(407, { ...type, 'proxy-authenticate': 'Basic realm="proxy"' })
  outgoing.end(LOGIN_PAGE)
}

function tunnel(target: string, socket: Duplex, head: Buffer): void {
  const { hostname, port } = new URL(`http://${target}`)
  const onward = connect(Number(port), hostname, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    onward.write(head)
    onward.pipe(socket)
    socket.pipe(onward)
  })
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}

function refusedTunnel(mood: Exclude<ProxyMood, 'open'>): string {
  const status =
    mood === 'login-page'
      ? 'HTTP/1.1 200 OK\r\ncontent-type: text/html'
      : 'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="proxy"'
  return `${status}\r\ncontent-length: ${Buffer.byteLength(LOGIN_PAGE)}\r\nconnection: close\r\n\r\n${LOGIN_PAGE}`
}
