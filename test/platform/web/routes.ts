import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { missingFiles } from '../desk.ts'
import { notFound } from '../problems.ts'
import { findReceipt, findRecord, listFiles, listSubmissions } from '../submissions.ts'
import { receivedPage } from './page.ts'
import type { Received } from './page.ts'
import { STYLE } from './style.ts'

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

type ById = { Params: { id: string } }
type ByFile = { Params: { id: string; sha256: string } }

/** What the platform shows to a person: read only, no script. */
export async function webRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  app.get('/', (_request, reply) => {
    const all = listSubmissions(desk.db).map((submission): Received => ({
      submission,
      files: listFiles(desk.db, submission.id),
      missingCount: missingFiles(desk, submission.id).length,
      receipt: findReceipt(desk.db, submission.id),
    }))
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .send(receivedPage(desk.platformName, all))
  })

  app.get('/style.css', (_request, reply) =>
    reply.header('content-type', 'text/css; charset=utf-8').send(STYLE),
  )

  app.get<ById>('/submissions/:id/record.json', (request, reply) => {
    const record = findRecord(desk.db, request.params.id)
    if (record === undefined) throw notFound('这份验收记录')
    return sendJson(reply, record)
  })

  app.get<ById>('/submissions/:id/receipt.json', (request, reply) => {
    const receipt = findReceipt(desk.db, request.params.id)
    if (receipt === undefined) throw notFound('这份回执')
    const { payload, signature } = receipt
    return sendJson(reply, JSON.stringify({ payload, signature }, undefined, 2))
  })

  app.get<ById>('/submissions/:id/opinion.pdf', (request, reply) => {
    const file = heldFile(desk, request.params.id, ({ kind }) => kind === 'opinion-pdf')
    return sendFile(desk, reply, file, { mediaType: 'application/pdf', disposition: 'inline' })
  })

  app.get<ByFile>('/submissions/:id/files/:sha256', (request, reply) => {
    const { id, sha256 } = request.params
    const file = heldFile(desk, id, (candidate) => candidate.sha256 === sha256)
    // Never shown in place: evidence may be an HTML page.
    const mediaType = 'application/octet-stream'
    return sendFile(desk, reply, file, { mediaType, disposition: 'attachment' })
  })
}

function heldFile(
  desk: Desk,
  submissionId: string,
  isWanted: (file: SubmittedFile) => boolean,
): SubmittedFile {
  const file = listFiles(desk.db, submissionId).find(isWanted)
  if (file === undefined) throw notFound('这个文件')
  if (!desk.files.has(file)) throw notFound('这个文件的内容（尚未收到）')
  return file
}

function sendFile(
  desk: Desk,
  reply: FastifyReply,
  file: SubmittedFile,
  as: { readonly mediaType: string; readonly disposition: 'inline' | 'attachment' },
): FastifyReply {
  const name = encodeURIComponent(file.name).replaceAll("'", '%27')
  return reply
    .header('content-type', as.mediaType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', `${as.disposition}; filename*=UTF-8''${name}`)
    .send(desk.files.read(file.sha256))
}

function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}
