import type { FastifyInstance } from 'fastify'
import type { Desk } from '../desk.ts'
import { revokeSessions } from '../records/sessions.ts'
import { registerDevice } from '../rules/devices.ts'
import { refresh, signIn } from '../rules/sessions.ts'
import { signedIn, toCurrentSession } from '../rules/signed-in.ts'

/** Devices and sessions. */
export function accountRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/api/v1/devices', async (request, reply) => {
    const { isNew, device } = await registerDevice(desk, request.body, request.ip)
    return reply.code(isNew ? 201 : 200).send(device)
  })
  app.post('/api/v1/sessions', async (request, reply) =>
    reply.code(201).send(await signIn(desk, request.body, request.ip)),
  )
  app.post('/api/v1/sessions/refresh', (request) => refresh(desk, request.body))

  app.get('/api/v1/sessions/current', async (request) =>
    toCurrentSession(desk, await signedIn(desk, request.headers.authorization)),
  )
  app.delete('/api/v1/sessions/current', async (request, reply) => {
    const { sessionId } = await signedIn(desk, request.headers.authorization)
    await revokeSessions(desk.records, { id: sessionId }, desk.now().toISOString(), '已退出登录')
    return reply.code(204).send()
  })
}
