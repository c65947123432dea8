import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { findFile } from '../records/files.ts'
import { listFiles } from '../records/submissions.ts'
import { openSmallPictures } from './small-pictures.ts'

type ById = { Params: { id: string } }
type ByFile = { Params: { id: string; sha256: string } }
type Shown = { readonly mediaType: string; readonly disposition: 'inline' | 'attachment' }

/** The PDF is shown in the page of its opinion, and nowhere else. */
const PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
/** Larger ones are no photos; they are there to save. */
const MOST_PHOTO_BYTES = 64 * 1024 ** 2

/** The files of a submission: the opinion to look at, the rest to save, photos as small pictures. */
export function fileRoutes(app: FastifyInstance, desk: Desk): void {
  app.get<ById>('/submissions/:id/opinion.pdf', async (request, reply) => {
    const files = await listFiles(desk.records, request.params.id)
    const opinion = files.find(({ kind }) => kind === 'opinion-pdf')
    reply.header('content-security-policy', PDF_POLICY).header('x-frame-options', 'SAMEORIGIN')
    return sendFile(desk, reply, opinion, { mediaType: 'application/pdf', disposition: 'inline' })
  })

  const pictures = openSmallPictures()
  app.addHook('onClose', () => pictures.close())
  app.get<ByFile>('/submissions/:id/pictures/:sha256', async (request, reply) => {
    const { id, sha256 } = request.params
    const files = await listFiles(desk.records, id)
    const isOfIt = files.some((candidate) => candidate.sha256 === sha256)
    const kept = isOfIt ? await findFile(desk.records, sha256) : undefined
    if (kept === undefined || kept.sizeBytes > MOST_PHOTO_BYTES) throw notFound('这张照片')
    const original = await buffer(await desk.files.read(kept.storageKey))
    const small = await pictures.make(original).catch(() => undefined)
    if (small === undefined) throw notFound('这张照片的缩略图（无法解码）')
    return reply
      .header('content-type', 'image/jpeg')
      .header('cache-control', 'private, max-age=86400, immutable')
      .send(Buffer.from(small))
  })

  app.get<ByFile>('/submissions/:id/files/:sha256', async (request, reply) => {
    const { id, sha256 } = request.params
    const files = await listFiles(desk.records, id)
    const file = files.find((candidate) => candidate.sha256 === sha256)
    // Never shown in place: evidence may be an HTML page.
    const mediaType = 'application/octet-stream'
    return sendFile(desk, reply, file, { mediaType, disposition: 'attachment' })
  })
}

async function sendFile(
  desk: Desk,
  reply: FastifyReply,
  file: SubmittedFile | undefined,
  { mediaType, disposition }: Shown,
): Promise<FastifyReply> {
  if (file === undefined) throw notFound('这个文件')
  const kept = await findFile(desk.records, file.sha256)
  if (kept === undefined) throw notFound('这个文件的内容（尚未收到）')
  const name = encodeURIComponent(file.name).replaceAll("'", '%27')
  return reply
    .header('content-type', mediaType)
    .header('content-length', kept.sizeBytes)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${name}`)
    .send(await desk.files.read(kept.storageKey))
}
