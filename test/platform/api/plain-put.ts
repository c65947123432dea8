import type { FastifyInstance } from 'fastify'
import { digest } from '../../../shared/formats/fields.ts'
import type { Desk } from '../desk.ts'
import { mismatch, refuseTooLarge } from '../files/verified-write.ts'
import { notFound } from '../problems.ts'
import { insertFile } from '../records/files.ts'
import { distinctFiles } from '../records/submissions.ts'

type ByFile = { Params: { id: string; sha256: string } }

/** TO BE REMOVED when the tool sends by tus and signs in: files by one plain PUT each. */
export async function plainPutRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    // The handler reads the bytes as they come: a file is never in memory as a whole.
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null))
    raw.put<ByFile>('/api/v1/submissions/:id/files/:sha256', async (request, reply) => {
      const { id, sha256 } = request.params
      const files = digest.safeParse(sha256).success ? await distinctFiles(desk.records, id) : []
      const file = files.find((candidate) => candidate.sha256 === sha256)
      if (file === undefined) throw notFound('要接收的文件登记')
      const announced = Number(request.headers['content-length'] ?? file.sizeBytes)
      refuseTooLarge(Math.max(announced, file.sizeBytes), desk.maxFileBytes)
      if (announced !== file.sizeBytes) {
        throw mismatch(`大小 ${announced} 字节与登记的 ${file.sizeBytes} 字节不一致`)
      }
      const storageKey = await desk.files.receive(file, request.raw)
      await insertFile(desk.records, { ...file, storageKey, keptAt: desk.now().toISOString() })
      return reply.code(204).send()
    })
  })
}
