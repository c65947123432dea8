import { randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { apiRoutes } from './api-routes.ts'
import { openPlatformDatabase } from './database.ts'
import { DEMO_PLATFORM_NAME, DEMO_PRIVATE_KEY } from './demo-key.ts'
import type { Desk } from './desk.ts'
import { answerBrokenRequest, asProblem, sendProblem } from './error-handling.ts'
import { openFileStore } from './file-store.ts'
import { notFound } from './problems.ts'
import { createSigner, readPrivateKey } from './signer.ts'
import { webRoutes } from './web/routes.ts'

export type PlatformOptions = {
  readonly dataDir: string
  /** 0 picks a free one. */
  readonly port: number
  readonly now?: () => Date
  readonly log?: (line: string) => void
  /** Signs the receipts; the demonstration key when absent. */
  readonly privateKey?: KeyObject
  readonly maxFileBytes?: number
}

export type Platform = {
  readonly url: string
  readonly port: number
  /** Ed25519 public key, SPKI DER, base64. */
  readonly receiptKey: string
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'
const MAX_FILE_BYTES = 8 * 1024 ** 3
/** A connection on which nothing moves for this long is dropped. */
const IDLE_CONNECTION_MS = 120_000

/** Starts the reference platform on the loopback address. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const log = options.log ?? (() => undefined)
  const maxFileBytes = options.maxFileBytes ?? MAX_FILE_BYTES
  mkdirSync(options.dataDir, { recursive: true })
  const signer = createSigner(options.privateKey ?? readPrivateKey(DEMO_PRIVATE_KEY))
  const db = openPlatformDatabase(join(options.dataDir, 'platform.sqlite'))
  const desk: Desk = {
    db,
    files: openFileStore(options.dataDir, maxFileBytes),
    signer,
    platformName: DEMO_PLATFORM_NAME,
    maxFileBytes,
    now: options.now ?? (() => new Date()),
    newId: randomUUID,
  }
  try {
    const app = await createApp(desk, log)
    const url = await app.listen({ host: HOST, port: options.port })
    return {
      url,
      port: Number(new URL(url).port),
      receiptKey: signer.receiptKey,
      close: async () => {
        await app.close()
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}

async function createApp(desk: Desk, log: (line: string) => void): Promise<FastifyInstance> {
  const app = fastify({
    forceCloseConnections: true,
    connectionTimeout: IDLE_CONNECTION_MS,
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket),
    frameworkErrors: (error, _request, reply) => {
      void sendProblem(reply, asProblem(error, log))
    },
  })
  // JSON only: a form of some web page cannot send that without being asked.
  app.removeContentTypeParser('text/plain')
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, asProblem(error, log)))
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('请求的地址')))
  await apiRoutes(app, desk)
  await webRoutes(app, desk)
  return app
}
