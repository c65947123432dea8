import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyRequest } from 'fastify'
import { TUS_MAX_CHECKED_CHUNK_BYTES } from '../../../shared/formats/platform-api.ts'
import { PlatformProblem, tooLarge } from '../problems.ts'

export type ChunkBody = Uint8Array<ArrayBuffer> | ReadableStream | null

/**
 * The bytes of a tus request.
 *
 * With `Upload-Checksum` they are read as a whole and must have it, before any of them counts (460);
 * without, they are passed on as they come.
 */
export async function checkedBody(request: FastifyRequest): Promise<ChunkBody> {
  if (!hasBody(request)) return null
  const header = request.headers['upload-checksum']
  if (header === undefined) return Readable.toWeb(request.raw)
  const expected = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(String(header))?.[1]
  if (expected === undefined) {
    throw new PlatformProblem(400, 'malformed', '分块校验值应为 sha256 加一个空格和 base64。')
  }
  const chunk = await readAll(request)
  if (createHash('sha256').update(chunk).digest('base64') === expected) return chunk
  throw new PlatformProblem(
    460,
    'checksum-mismatch',
    '这一块内容在途中有变，未保存，请重传这一块。',
  )
}

function hasBody({ headers }: FastifyRequest): boolean {
  if (headers['transfer-encoding'] !== undefined) return true
  return Number(headers['content-length'] ?? 0) > 0
}

async function readAll(request: FastifyRequest): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers['content-length'] ?? 0) > TUS_MAX_CHECKED_CHUNK_BYTES) {
    throw tooLarge(TUS_MAX_CHECKED_CHUNK_BYTES)
  }
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const part of request.raw as AsyncIterable<Uint8Array>) {
    sizeBytes += part.byteLength
    if (sizeBytes > TUS_MAX_CHECKED_CHUNK_BYTES) throw tooLarge(TUS_MAX_CHECKED_CHUNK_BYTES)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
