import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, session } from 'electron'

const APP_HOST = 'bundle'
export const APP_ORIGIN = `app://${APP_HOST}`

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Nothing from outside, no inline script, no eval. Styles of the UI kit are inline elements. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built screens over `app://bundle/`, read-only, and nothing else on disk. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const path = normalize(join(folder, decodeURIComponent(url.pathname)))
    if (url.host !== APP_HOST || request.method !== 'GET' || !path.startsWith(folder + sep)) {
      return new Response(null, { status: 404 })
    }
    try {
      const type = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
      return new Response(new Uint8Array(await readFile(path)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      })
    } catch {
      // A file that is not there is the only way to fail, and 404 says it.
      return new Response(null, { status: 404 })
    }
  })
}

/**
 * The windows never touch the network: uploads are core's, on request. The one permission is the
 * camera and microphone for our own page.
 */
export function lockSession(): void {
  const { defaultSession } = session
  defaultSession.webRequest.onBeforeRequest((details, callback) => {
    const isOurs = /^(app|blob|data|devtools):/.test(details.url)
    callback({ cancel: !isOurs })
  })
  defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(permission === 'media' && isOurOrigin(details.requestingUrl))
  })
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === 'media' && isOurOrigin(origin),
  )
}

function isOurOrigin(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)
}
