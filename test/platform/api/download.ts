import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import type { ByteRange } from '../files/store.ts'
import { notFound, PlatformProblem } from '../problems.ts'
import { findFile } from '../records/files.ts'

/** A kept content with its hash: whole (200), a part (206), or nothing new (304). */
export async function sendDownload(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  sha256: string,
): Promise<FastifyReply> {
  const file = await findFile(desk.records, sha256)
  if (file === undefined) throw notFound('这个文件的内容')
  const tag = `"${sha256}"`
  reply
    .header('etag', tag)
    .header('accept-ranges', 'bytes')
    .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  reply.header('content-type', 'application/octet-stream')
  const condition = request.headers['if-range']
  const isSame = condition === undefined || condition === tag
  const range = isSame ? readRange(request.headers.range, file.sizeBytes) : undefined
  if (range === undefined) {
    return reply
      .header('content-length', file.sizeBytes)
      .send(await desk.files.read(file.storageKey))
  }
  return reply
    .code(206)
    .header('content-length', range.end - range.start + 1)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`)
    .send(await desk.files.read(file.storageKey, range))
}

/**
 * The bytes that a `Range` header asks for; undefined for the whole.
 *
 * Only one range that begins somewhere, as a resumed download sends it; others get the whole.
 */
function readRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null) return undefined
  const start = Number(match[1])
  const last = match[2] === undefined || match[2] === '' ? sizeBytes - 1 : Number(match[2])
  if (start >= sizeBytes || last < start) {
    throw new PlatformProblem(416, 'range-refused', '要接着下载的位置超出文件，请从头下载。')
  }
  return { start, end: Math.min(last, sizeBytes - 1) }
}
