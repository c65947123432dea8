import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import { missingFiles } from '../records/submissions.ts'
import { submissionFor } from '../rules/assigned.ts'
import { complete } from '../rules/complete.ts'
import { register } from '../rules/register.ts'
import { signedIn } from '../rules/signed-in.ts'

/** A record of 32 Mi characters as JSON text, with room for escapes and the file list. */
const MAX_SUBMISSION_BYTES = 160 * 1024 * 1024

type ById = { Params: { id: string } }

export function submissionRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/api/v1/submissions', { bodyLimit: MAX_SUBMISSION_BYTES }, async (request, reply) => {
    const { isNew, state } = await register(desk, request.body, await senderOf(desk, request))
    return reply.code(isNew ? 201 : 200).send(state)
  })

  app.get<ById>('/api/v1/submissions/:id', async (request) => {
    const sender = await senderOf(desk, request)
    const { id } = await submissionFor(desk.records, request.params.id, sender)
    return { submissionId: id, missing: await missingFiles(desk.records, id) }
  })

  app.post<ById>('/api/v1/submissions/:id/complete', async (request) =>
    complete(desk, request.params.id, await senderOf(desk, request)),
  )
}

async function senderOf(desk: Desk, { headers }: FastifyRequest): Promise<string> {
  return (await signedIn(desk, headers.authorization)).account.id
}
