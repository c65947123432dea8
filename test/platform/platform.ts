import { randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { apiRoutes } from './api/routes.ts'
import { DEMO_PLATFORM_NAME, DEMO_PRIVATE_KEY } from './demo-key.ts'
import { closeDesk } from './desk.ts'
import type { Desk } from './desk.ts'
import { answerBrokenRequest, asProblem, sendProblem } from './error-handling.ts'
import { openFolder } from './files/folder.ts'
import { createRunningHashes } from './files/running-hash.ts'
import { openS3 } from './files/s3.ts'
import { locksFor } from './locks/locks-for.ts'
import { notFound } from './problems.ts'
import { openRecords } from './records/open.ts'
import { settleFor } from './records/settle.ts'
import { keepHouse } from './rules/housekeeping.ts'
import { createSigner, readPrivateKey } from './signer.ts'
import { webRoutes } from './web/routes.ts'

export type PlatformOptions = {
  /** SQLite and files are here, and what is on its way to S3. */
  readonly dataDir: string
  /** 0 picks a free one. */
  readonly port: number
  /** The loopback address when absent. */
  readonly host?: string
  /** `postgres://…`; SQLite in `dataDir` when absent. */
  readonly database?: string
  /** `s3://…`; a folder in `dataDir` when absent. */
  readonly files?: string
  /** PEM texts; plain HTTP when absent. */
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly now?: () => Date
  readonly log?: (line: string) => void
  /** Signs the receipts; the demonstration key when absent. */
  readonly privateKey?: KeyObject
  readonly maxFileBytes?: number
  /** Wrong ones for each account, wrong codes from each address; 10 when absent. */
  readonly signInsPerMinute?: number
  /** The address of a load balancer whose `X-Forwarded-For` is believed; nobody's when absent. */
  readonly trustProxy?: string
  /** 20,000 when absent. */
  readonly headersWithinMs?: number
  /** Fills a new platform, before it answers anything. */
  readonly seed?: (desk: Desk) => Promise<void>
}

export type Platform = {
  readonly url: string
  readonly port: number
  /** Ed25519 public key, SPKI DER, base64. */
  readonly receiptKey: string
  /** What the running server answers: `GET /api/v1/health`. */
  readonly routes: readonly string[]
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'
const GUESSES_PER_MINUTE = 10
const MAX_FILE_BYTES = 8 * 1024 ** 3
/** A connection on which nothing moves for this long is dropped. */
const IDLE_CONNECTION_MS = 120_000
/** Whoever drips headers, or a body, holds a connection no longer. A chunk takes far less. */
const HEADERS_WITHIN_MS = 20_000
const REQUEST_WITHIN_MS = 1_800_000
const CLEANING_MS = 3_600_000

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Starts the reference platform, on the loopback address unless told otherwise. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const log = options.log ?? (() => undefined)
  const desk = await openDesk(options)
  try {
    await options.seed?.(desk)
    await keepHouse(desk)
    const routes: string[] = []
    const app = await createApp(desk, options, log, (route) => routes.push(route))
    const url = await app.listen({ host: options.host ?? HOST, port: options.port })
    const cleaning = setInterval(() => {
      keepHouse(desk).catch((error: unknown) => log(`cleaning failed: ${String(error)}`))
    }, CLEANING_MS)
    cleaning.unref()
    return {
      url,
      port: Number(new URL(url).port),
      receiptKey: desk.signer.receiptKey,
      routes,
      close: async () => {
        clearInterval(cleaning)
        await app.close()
        await closeDesk(desk)
      },
    }
  } catch (error) {
    await closeDesk(desk)
    throw error
  }
}

/** The rules' desk without a server; whoever opens it closes it. */
export async function openDesk(options: PlatformOptions): Promise<Desk> {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true })
  const where = options.database ?? join(dataDir, 'platform.sqlite')
  const records = await openRecords(where)
  try {
    return {
      records,
      settle: settleFor(where),
      files:
        options.files === undefined ? openFolder(dataDir) : await openS3(options.files, dataDir),
      hashes: createRunningHashes(),
      locks: locksFor(where),
      signer: createSigner(options.privateKey ?? readPrivateKey(DEMO_PRIVATE_KEY)),
      platformName: DEMO_PLATFORM_NAME,
      maxFileBytes: options.maxFileBytes ?? MAX_FILE_BYTES,
      guessesPerMinute: options.signInsPerMinute ?? GUESSES_PER_MINUTE,
      now: options.now ?? (() => new Date()),
      newId: randomUUID,
    }
  } catch (error) {
    await records.destroy()
    throw error
  }
}

async function createApp(
  desk: Desk,
  { tls, trustProxy, headersWithinMs = HEADERS_WITHIN_MS }: PlatformOptions,
  log: (line: string) => void,
  onRoute: (route: string) => void,
): Promise<FastifyInstance> {
  const slowness = {
    headersTimeout: headersWithinMs,
    connectionsCheckingInterval: Math.ceil(headersWithinMs / 4),
  }
  const app: FastifyInstance = fastify({
    ...(tls === undefined ? { http: slowness } : { https: { ...tls, ...slowness } }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    forceCloseConnections: true,
    connectionTimeout: IDLE_CONNECTION_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket),
    frameworkErrors: (error, _request, reply) => {
      void sendProblem(reply, asProblem(error, log))
    },
  })
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) onRoute(`${each} ${url}`)
  })
  // JSON only: a form of some web page cannot send that without being asked.
  app.removeContentTypeParser('text/plain')
  app.addHook('onSend', async (request, reply) => {
    if (!READING.has(request.method)) await desk.settle()
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, asProblem(error, log)))
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('请求的地址')))
  await apiRoutes(app, desk)
  await webRoutes(app, desk, log)
  return app
}
