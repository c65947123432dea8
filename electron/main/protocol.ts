import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { app, protocol, session } from 'electron'

const APP_HOST = 'bundle'
/** Sound and film of evidence, see evidence-response.ts. */
const EVIDENCE_HOST = 'evidence'
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

/** What the built page holds in place of the nonce, see build/electron.vite.config.ts. */
const NONCE_PLACE = 'style-nonce-of-this-load'

/**
 * Nothing from outside, no inline script, no eval. The UI kit's style elements carry a nonce of
 * their load; style attributes are free, for they can't fetch and can't reach other elements.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    `media-src 'self' blob: app://${EVIDENCE_HOST}`,
    "connect-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      // Players read by ranges, as from a server: `stream`.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ])
}

/**
 * Chromium fetches a dictionary for each new session, whether a window checks the spelling or not, and
 * before anything else can keep it from that. Must run before the app is ready.
 */
export function fetchNoDictionaries(): void {
  app.on('session-created', (created) => {
    created.setSpellCheckerDictionaryDownloadURL('file:///no-dictionaries/')
  })
}

/**
 * Serves the built screens over `app://bundle/`, read-only, and nothing else on disk; what players
 * ask of `app://evidence/` is answered by `evidence`.
 */
export function serveRenderer(
  folder: string,
  evidence: (request: Request) => Promise<Response>,
): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host === EVIDENCE_HOST) return evidence(request)
    const path = normalize(join(folder, decodeURIComponent(url.pathname)))
    if (url.host !== APP_HOST || request.method !== 'GET' || !path.startsWith(folder + sep)) {
      return new Response(null, { status: 404 })
    }
    try {
      const extension = extname(path)
      const nonce = randomBytes(16).toString('base64')
      const body =
        extension === '.html'
          ? (await readFile(path, 'utf8')).replaceAll(NONCE_PLACE, nonce)
          : new Uint8Array(await readFile(path))
      return new Response(body, {
        headers: {
          'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy(nonce),
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
 * The windows never touch the network: uploads are core's, on request. Our own page, and no other, may
 * use camera and microphone, and put a text on the clipboard (not read it).
 */
export function lockSession(): void {
  const { defaultSession } = session
  defaultSession.webRequest.onBeforeRequest((details, callback) => {
    const isOurs = /^(app|blob|data|devtools):/.test(details.url)
    callback({ cancel: !isOurs })
  })
  defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission) && isOurOrigin(details.requestingUrl))
  })
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => isGranted(permission) && isOurOrigin(origin),
  )
}

const isGranted = (permission: string): boolean =>
  permission === 'media' || permission === 'clipboard-sanitized-write'

function isOurOrigin(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)
}
