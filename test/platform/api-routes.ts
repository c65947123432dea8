import type { FastifyInstance } from 'fastify'
import { digest } from '../../shared/formats/fields.ts'
import { complete } from './complete.ts'
import type { Desk } from './desk.ts'
import { distinctFiles } from './desk.ts'
import { notFound, PlatformProblem, tooLarge } from './problems.ts'
import { register } from './register.ts'

/** A record of 32 Mi characters as JSON text, with room for escapes and the file list. */
const MAX_SUBMISSION_BYTES = 160 * 1024 * 1024

type ById = { Params: { id: string } }
type ByFile = { Params: { id: string; sha256: string } }

/** The three calls of the contract, and a health check. */
export async function apiRoutes(app: FastifyInstance, desk: Desk): Promise<void> {
  app.get('/api/v1/health', () => ({ status: 'ok', platform: desk.platformName, version: 1 }))

  app.post('/api/v1/submissions', { bodyLimit: MAX_SUBMISSION_BYTES }, (request, reply) => {
    const { isNew, state } = register(desk, request.body)
    return reply.code(isNew ? 201 : 200).send(state)
  })

  app.post<ById>('/api/v1/submissions/:id/complete', (request) => complete(desk, request.params.id))

  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers()
    // The handler reads the bytes as they come: a file is never in memory as a whole.
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null))
    raw.put<ByFile>('/api/v1/submissions/:id/files/:sha256', async (request, reply) => {
      const { id, sha256 } = request.params
      const file = digest.safeParse(sha256).success
        ? distinctFiles(desk, id).find((candidate) => candidate.sha256 === sha256)
        : undefined
      if (file === undefined) throw notFound('要接收的文件登记')
      const announced = Number(request.headers['content-length'] ?? file.sizeBytes)
      if (announced > desk.maxFileBytes) throw tooLarge(desk.maxFileBytes)
      if (announced !== file.sizeBytes) {
        throw new PlatformProblem(
          422,
          'file-mismatch',
          `文件大小 ${announced} 字节与登记的 ${file.sizeBytes} 字节不一致，未保存。`,
        )
      }
      await desk.files.receive(file, request.raw)
      return reply.code(204).send()
    })
  })
}
