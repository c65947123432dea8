import { net } from 'electron'
import { runCore } from '../core/utility.ts'

/**
 * Core's process in the app. Core itself knows nothing of Electron; here it gets Chromium's network,
 * which goes through the system's proxy (WPAD and PAC files too) and trusts the system's certificates.
 */
runCore(async (input, init) => {
  const { body, headers, ...rest } = init ?? {}
  if (!(body instanceof ReadableStream)) return net.fetch(asText(input), init)
  // Chromium measures a body itself, and takes a streamed one only without its length. Ours are in
  // memory anyway: a chunk of a file, or a record.
  const bytes = await new Response(body).arrayBuffer()
  const kept = new Headers(headers)
  kept.delete('content-length')
  return net.fetch(asText(input), { ...rest, headers: kept, body: bytes })
})

function asText(input: Parameters<typeof fetch>[0]): string | Request {
  return input instanceof URL ? input.href : input
}
