import type * as z from 'zod'
import { exchange, type Answer, type Link, type Request } from './exchange.ts'
import { syncFailed } from './failures.ts'
import { parseJson } from './parse-json.ts'
import { faultOfAnswer, notThePlatform } from './platform-fault.ts'

/** The way to the platform of one run. */
export type PlatformLink = Link & {
  /** Ends in a slash. */
  readonly baseUrl: URL
  /** Null before signing in. */
  readonly accessToken: () => string | null
  /** Hears the platform's time with every answer of it. */
  readonly onDate: (date: Date) => void
}

export type Ask = {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE'
  /** Relative to the base address, or whole as an upload's is. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: NonNullable<Request['body']>
}

/** 16 KB a second. */
const SLOWEST_BYTES_PER_MS = 16

/** One request with the access token, and its whole answer, whatever it says. */
export async function askRaw(link: PlatformLink, ask: Ask): Promise<Answer> {
  const url = new URL(ask.path, link.baseUrl)
  // The token is for the platform alone.
  if (url.origin !== link.baseUrl.origin) {
    throw syncFailed('not-the-platform', '平台给出的地址不属于平台')
  }
  const token = link.accessToken()
  const { body } = ask
  const answer = await exchange(link, {
    method: ask.method,
    url,
    headers: { ...ask.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    ...(body && { body }),
  })
  const date = Date.parse(answer.header('date') ?? '')
  if (!Number.isNaN(date)) link.onDate(new Date(date))
  return answer
}

/** The JSON of the contract, or an AppError `sync-failed`. A 2xx alone proves nothing. */
export async function askJson<T>(
  link: PlatformLink,
  ask: Omit<Ask, 'body'> & { readonly json?: unknown },
  schema: z.ZodType<T>,
): Promise<T> {
  const { json, ...rest } = ask
  const bytes = json === undefined ? null : Buffer.from(JSON.stringify(json), 'utf8')
  const body = bytes && { bytes, mediaType: 'application/json' }
  // A record goes out in one piece, which on a slow line takes its time.
  const timeoutMs = link.timeoutMs + (bytes?.byteLength ?? 0) / SLOWEST_BYTES_PER_MS
  const answer = await askRaw({ ...link, timeoutMs }, body ? { ...rest, body } : rest)
  if (answer.status < 200 || answer.status >= 300) throw faultOfAnswer(answer)
  if (answer.mediaType !== 'application/json') throw notThePlatform(answer)
  const parsed = schema.safeParse(parseJson(answer.text))
  if (!parsed.success) throw notThePlatform(answer)
  return parsed.data
}
