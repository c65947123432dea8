import { Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  TUS_CHECKSUM_ALGORITHM,
  TUS_EXTENSIONS,
  TUS_VERSION,
} from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import type { HashedChunk } from '../files/running-hash.ts'
import type { StoredUpload } from '../records/files.ts'
import { signedIn } from '../rules/signed-in.ts'
import { beginUpload, countUpload, endUpload, presentUpload, prolong } from '../rules/uploads.ts'
import { checkedBody, otherBytes } from './checked-body.ts'
import type { ChunkBody } from './checked-body.ts'
import { refuseOtherTus, tusProblem } from './tus-problems.ts'

const PATH = '/api/v1/uploads'
type ById = { Params: { id: string } }

/**
 * tus 1.0, by `@tus/server` over the file store.
 *
 * Around it we do what it does not: who may send what, checksums of chunks, expiry, and that a whole
 * upload counts only after its hash was right and its bytes are safe.
 */
export async function uploadRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  const names = new WeakMap<Request, string>()
  const failures = new WeakMap<Request, unknown>()
  const tus = new Server({
    path: PATH,
    datastore: desk.files.incoming,
    locker: desk.locks.locker,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: (request) => names.get(request) ?? desk.newId(),
    onResponseError: (request, error) => {
      failures.set(request, error)
      return undefined
    },
  })
  const counting = new Map<string, Promise<void>>()
  /** Two requests that both find an upload whole count it once. */
  const count = (upload: StoredUpload): Promise<void> => {
    const running = counting.get(upload.id)
    if (running !== undefined) return running
    const work = countUpload(desk, upload).finally(() => counting.delete(upload.id))
    counting.set(upload.id, work)
    return work
  }
  /** Of a chunk that was read as a whole. */
  const hashed = (uploadId: string, offset: number, body: ChunkBody): HashedChunk | null => {
    if (!(body instanceof Uint8Array)) return null
    const chunk = desk.hashes.chunkAt(uploadId, offset)
    chunk?.add(body)
    return chunk
  }
  const accountOf = async (request: FastifyRequest): Promise<string> => {
    refuseOtherTus(request)
    return (await signedIn(desk, request.headers.authorization)).account.id
  }
  /** Lets `@tus/server` work, counts what is whole, and answers with its headers. */
  const run = async (
    reply: FastifyReply,
    request: Request,
    upload: StoredUpload,
    chunk: HashedChunk | null = null,
  ): Promise<FastifyReply> => {
    const response = await tus.handleWeb(request)
    if (!response.ok) throw await tusProblem(response, failures.get(request))
    const offset = Number(response.headers.get('upload-offset') ?? 0)
    for (const name of ['location', 'upload-length', 'upload-offset']) {
      const value = response.headers.get(name)
      if (value !== null) reply.header(name, value)
    }
    chunk?.settle(offset)
    if (offset === upload.sizeBytes) await count(upload)
    else if (request.method !== 'DELETE') {
      const until = request.method === 'HEAD' ? upload.expiresAt : await prolong(desk, upload)
      reply.header('upload-expires', new Date(until).toUTCString())
    }
    return reply.code(response.status).send()
  }

  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    // The handlers read the bytes as they come.
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null))
    raw.addHook('onRequest', async (_request, reply) => {
      reply.header('tus-resumable', TUS_VERSION)
    })

    raw.options(PATH, (_request, reply) =>
      reply
        .code(204)
        .header('tus-version', TUS_VERSION)
        .header('tus-extension', TUS_EXTENSIONS)
        .header('tus-checksum-algorithm', TUS_CHECKSUM_ALGORITHM)
        .header('tus-max-size', desk.maxFileBytes)
        .send(),
    )

    raw.post(PATH, async (request, reply) => {
      const accountId = await accountOf(request)
      const body = await checkedBody(request, null)
      const metadata = textOf(request, 'upload-metadata')
      const length = textOf(request, 'upload-length')
      const upload = await beginUpload(desk, { metadata, length }, accountId)
      const passed = toWeb(request, PATH, body)
      names.set(passed, upload.id)
      return run(reply, passed, upload, hashed(upload.id, 0, body))
    })

    raw.head<ById>(`${PATH}/:id`, async (request, reply) => {
      const upload = await presentUpload(desk, request.params.id, await accountOf(request))
      if (upload.state === 'held') return sendWhole(reply, upload, 200)
      return run(reply, toWeb(request, `${PATH}/${upload.id}`), upload)
    })

    raw.patch<ById>(`${PATH}/:id`, async (request, reply) => {
      const upload = await presentUpload(desk, request.params.id, await accountOf(request))
      if (upload.state === 'held') return sendWhole(reply, upload, 204)
      const { holdChunk } = desk.files
      const offset = Number(textOf(request, 'upload-offset'))
      const passing = holdChunk && desk.hashes.chunkAt(upload.id, offset)
      let hasOtherBytes = false
      const hold = holdChunk && {
        begin: () => holdChunk(upload.id),
        onBytes: (bytes: Uint8Array) => passing?.add(bytes),
        onOtherBytes: () => {
          hasOtherBytes = true
        },
      }
      const body = await checkedBody(request, hold)
      const passed = toWeb(request, `${PATH}/${upload.id}`, body)
      const chunk = passing ?? hashed(upload.id, offset, body)
      return run(reply, passed, upload, chunk).catch((error: unknown) => {
        throw hasOtherBytes ? otherBytes() : error
      })
    })

    raw.delete<ById>(`${PATH}/:id`, async (request, reply) => {
      const upload = await presentUpload(desk, request.params.id, await accountOf(request))
      await endUpload(desk, upload)
      return run(reply, toWeb(request, `${PATH}/${upload.id}`), upload)
    })
  })
}

/** An upload whose file counts already: a repeat after a lost reply learns that it is whole. */
function sendWhole(reply: FastifyReply, upload: StoredUpload, status: number): FastifyReply {
  return reply
    .code(status)
    .header('upload-offset', upload.sizeBytes)
    .header('upload-length', upload.sizeBytes)
    .send()
}

function textOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

function toWeb({ method, headers }: FastifyRequest, path: string, body: ChunkBody = null): Request {
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && PASSED.has(name) ? [[name, value]] : [],
  )
  // Node's own stream type and `duplex` are not in the browser's RequestInit.
  const init = { method, headers: kept, body, duplex: 'half' } as unknown as RequestInit
  return new Request(`http://platform.invalid${path}`, init)
}

const PASSED: ReadonlySet<string> = new Set([
  'content-type',
  'tus-resumable',
  'upload-length',
  'upload-metadata',
  'upload-offset',
])
