import type { Evidence } from '../../shared/domain/task/workspace.ts'
import type { CoreClient } from './core-client.ts'

const PIECE_BYTES = 1024 * 1024
const ID = '[0-9a-f-]{36}'
const PATH = new RegExp(`^/(${ID})/(${ID})$`)

/**
 * Sound and film of evidence for the player of a window: `/<task>/<evidence>`, any part of it.
 *
 * Read-only and piece by piece, as the player takes it: a film of gigabytes is never in memory.
 * Anything else than sound and film is not served.
 */
export async function evidenceResponse(
  call: CoreClient['call'],
  request: Pick<Request, 'url' | 'method' | 'headers'>,
): Promise<Response> {
  const [, taskId, evidenceId] = PATH.exec(new URL(request.url).pathname) ?? []
  if (request.method !== 'GET' || !taskId || !evidenceId) return plain(404)
  const evidence = await find(call, taskId, evidenceId)
  if (evidence === null || !/^(audio|video)\//.test(evidence.mediaType)) return plain(404)
  const asked = request.headers.get('range')
  const range = readRange(asked, evidence.sizeBytes)
  if (range === null) return plain(416, { 'content-range': `bytes */${evidence.sizeBytes}` })
  const { first, last } = range
  return new Response(bytesOf(call, evidence.id, first, last), {
    status: asked === null ? 200 : 206,
    headers: {
      'content-type': evidence.mediaType,
      'content-length': String(last - first + 1),
      ...(asked === null
        ? {}
        : { 'content-range': `bytes ${first}-${last}/${evidence.sizeBytes}` }),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}

type Range = { readonly first: number; readonly last: number }

/** One range of bytes (RFC 9110, 14.1.2); null where it can't be satisfied. */
function readRange(header: string | null, sizeBytes: number): Range | null {
  if (header === null) return sizeBytes > 0 ? { first: 0, last: sizeBytes - 1 } : null
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  return first <= last && first < sizeBytes ? { first, last } : null
}

function bytesOf(
  call: CoreClient['call'],
  evidenceId: string,
  first: number,
  last: number,
): ReadableStream<Uint8Array> {
  let offset = first
  return new ReadableStream({
    pull: async (controller) => {
      const length = Math.min(PIECE_BYTES, last + 1 - offset)
      const bytes = await call('evidence.read', { evidenceId, offset, length })
      offset += bytes.byteLength
      controller.enqueue(bytes)
      if (offset > last || bytes.byteLength === 0) controller.close()
    },
  })
}

async function find(
  call: CoreClient['call'],
  taskId: string,
  evidenceId: string,
): Promise<Evidence | null> {
  try {
    return await call('evidence.get', { taskId, evidenceId })
  } catch {
    // Not there, or core is just restarting: the player says that it can't play.
    return null
  }
}

function plain(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers })
}
