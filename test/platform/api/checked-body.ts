import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import type { FastifyRequest } from 'fastify'
import { TUS_MAX_CHECKED_CHUNK_BYTES } from '../../../shared/formats/platform-api.ts'
import { PlatformProblem, tooLarge } from '../problems.ts'

const PIECE_BYTES = 1024 * 1024

export type ChunkBody = Uint8Array<ArrayBuffer> | ReadableStream | null

type ChunkHold = {
  /** Before the first byte: nothing of the chunk counts until the answer is called. */
  readonly begin: () => () => void
  readonly onBytes: (bytes: Uint8Array) => void
  readonly onOtherBytes: () => void
}

/**
 * The bytes of a tus request.
 *
 * With `Upload-Checksum` they must have it before any of them counts (460); without, they are passed
 * on as they come. Without a hold nothing can be taken back: then a chunk is read as a whole first.
 */
export async function checkedBody(
  request: FastifyRequest,
  hold: ChunkHold | null,
): Promise<ChunkBody> {
  if (!hasBody(request)) return null
  const header = request.headers['upload-checksum']
  if (header === undefined) return Readable.toWeb(request.raw)
  const expected = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(String(header))?.[1]
  if (expected === undefined) {
    throw new PlatformProblem(400, 'malformed', '分块校验值应为 sha256 加一个空格和 base64。')
  }
  if (Number(request.headers['content-length'] ?? 0) > TUS_MAX_CHECKED_CHUNK_BYTES) {
    throw tooLarge(TUS_MAX_CHECKED_CHUNK_BYTES)
  }
  // Nothing is read before it is wanted: what is refused by its headers keeps its connection.
  if (hold !== null) return ReadableStream.from(checkedPieces(request, expected, hold))
  const chunk = await readAll(request)
  if (createHash('sha256').update(chunk).digest('base64') === expected) return chunk
  throw otherBytes()
}

/** Hashed while they are stored; the last piece waits for the verdict, and so does what counts. */
async function* checkedPieces(
  request: FastifyRequest,
  expected: string,
  { begin, onBytes, onOtherBytes }: ChunkHold,
): AsyncGenerator<Uint8Array, void> {
  const letCount = begin()
  const hash = createHash('sha256')
  let held: Uint8Array | null = null
  for await (const piece of inBiggerPieces(request.raw as AsyncIterable<Uint8Array>)) {
    if (held !== null) yield held
    hash.update(piece)
    onBytes(piece)
    held = piece
  }
  if (hash.digest('base64') !== expected) {
    onOtherBytes()
    throw otherBytes()
  }
  letCount()
  if (held !== null) yield held
}

/** Each piece costs a turn of several streams: a few big ones cost less than a copy of their bytes. */
async function* inBiggerPieces(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let gathered: Uint8Array[] = []
  let sizeBytes = 0
  for await (const piece of pieces) {
    gathered.push(piece)
    sizeBytes += piece.byteLength
    if (sizeBytes < PIECE_BYTES) continue
    yield Buffer.concat(gathered)
    gathered = []
    sizeBytes = 0
  }
  if (sizeBytes > 0) yield Buffer.concat(gathered)
}

export function otherBytes(): PlatformProblem {
  return new PlatformProblem(
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
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const part of request.raw as AsyncIterable<Uint8Array>) {
    sizeBytes += part.byteLength
    if (sizeBytes > TUS_MAX_CHECKED_CHUNK_BYTES) throw tooLarge(TUS_MAX_CHECKED_CHUNK_BYTES)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
