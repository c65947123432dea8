import type { FastifyInstance } from 'fastify'
import { buildApp } from 'fauxqs'

/**
 * An S3-compatible server in this process: fauxqs, and the one call that it lacks and that
 * `@tus/s3-store` needs, ListParts.
 */
export async function startS3(): Promise<{
  /** For `PlatformOptions.files`. */
  readonly address: (bucket: string) => string
  readonly close: () => Promise<void>
}> {
  // Its declarations don't resolve; the app is a fastify like ours.
  const build: (options: { readonly logger: boolean }) => unknown = buildApp
  const app = build({ logger: false }) as FastifyInstance
  const uploads = new Map<string, Map<number, Part>>()

  app.addHook('onRequest', async (request, reply) => {
    const { uploadId } = queryOf(request.query)
    if (request.method !== 'GET' || uploadId === undefined) return
    const parts = uploads.get(uploadId)
    reply.header('content-type', 'application/xml')
    if (parts === undefined) return reply.code(404).send(NO_SUCH_UPLOAD)
    return reply.send(listing(parts))
  })
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const { uploadId, partNumber } = queryOf(request.query)
    if (reply.statusCode >= 300) return payload
    if (request.method === 'POST' && typeof payload === 'string') {
      const begun = /<UploadId>([^<]+)<\/UploadId>/.exec(payload)?.[1]
      if (begun !== undefined) uploads.set(begun, new Map())
    }
    if (uploadId === undefined) return payload
    if (request.method === 'PUT' && partNumber !== undefined) {
      const length =
        request.headers['x-amz-decoded-content-length'] ?? request.headers['content-length']
      const etag = String(reply.getHeader('etag'))
      uploads.get(uploadId)?.set(Number(partNumber), { etag, sizeBytes: Number(length) })
    } else if (request.method !== 'GET') {
      uploads.delete(uploadId)
    }
    return payload
  })

  const url = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  return {
    address: (bucket) => `s3://key:secret@${url.host}/${bucket}?tls=0`,
    close: async () => {
      await app.close()
    },
  }
}

type Part = { readonly etag: string; readonly sizeBytes: number }

function queryOf(query: unknown): { readonly uploadId?: string; readonly partNumber?: string } {
  return typeof query === 'object' && query !== null ? query : {}
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const NO_SUCH_UPLOAD = `${XML}<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>`

function listing(parts: ReadonlyMap<number, Part>): string {
  const each = [...parts].map(
    ([number, { etag, sizeBytes }]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag>` +
      `<Size>${sizeBytes}</Size></Part>`,
  )
  return `${XML}<ListPartsResult><IsTruncated>false</IsTruncated>${each.join('')}</ListPartsResult>`
}
