import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { findCatalog, listCatalogEntries, listDecisionEntries } from '../records/notices.ts'
import { findPackage, listTaskEntries } from '../records/tasks.ts'
import { refuseOthersEdition } from '../rules/assigned.ts'
import { sha256Of } from '../rules/digests.ts'
import { feedPage } from '../rules/feed.ts'
import { signedIn } from '../rules/signed-in.ts'
import { sendDownload } from './download.ts'

type ByPackage = { Params: { taskId: string; revision: string } }
type ByCatalog = { Params: { catalogId: string; catalogVersion: string } }

/** What the platform has for the tool: tasks, catalogs, decisions, and their contents. */
export function feedRoutes(app: FastifyInstance, desk: Desk): void {
  const { records } = desk

  app.get('/api/v1/tasks', async (request, reply) => {
    const { account } = await signedIn(desk, request.headers.authorization)
    const page = await feedPage(desk, request.query, (after, limit) =>
      listTaskEntries(records, account.id, after, limit),
    )
    return sendTagged(request, reply, page)
  })

  app.get('/api/v1/catalogs', async (request, reply) => {
    await signedIn(desk, request.headers.authorization)
    const page = await feedPage(desk, request.query, (after, limit) =>
      listCatalogEntries(records, after, limit),
    )
    return sendTagged(request, reply, page)
  })

  app.get('/api/v1/decisions', async (request, reply) => {
    const { account } = await signedIn(desk, request.headers.authorization)
    const page = await feedPage(desk, request.query, (after, limit) =>
      listDecisionEntries(records, account.id, after, limit),
    )
    return sendTagged(request, reply, page)
  })

  app.get<ByPackage>('/api/v1/tasks/:taskId/packages/:revision', async (request, reply) => {
    const { account } = await signedIn(desk, request.headers.authorization)
    const { taskId } = request.params
    const revision = /^\d{1,4}$/.test(request.params.revision) ? Number(request.params.revision) : 0
    await refuseOthersEdition(records, { taskId, revision }, account.id)
    const found = await findPackage(records, taskId, revision)
    if (found === undefined) throw notFound('这一版任务包')
    return sendDownload(desk, request, reply, found.sha256)
  })

  app.get<ByCatalog>('/api/v1/catalogs/:catalogId/:catalogVersion', async (request, reply) => {
    await signedIn(desk, request.headers.authorization)
    const { catalogId, catalogVersion } = request.params
    const found = await findCatalog(records, catalogId, catalogVersion)
    if (found === undefined) throw notFound('这一版目录')
    return sendDownload(desk, request, reply, found.sha256)
  })
}

/** A JSON answer with its `ETag`, or 304 when the other side has it. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const text = JSON.stringify(value)
  const tag = `"${sha256Of(text)}"`
  reply.header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(text)
}
