import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Desk } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import { revokeSessions } from '../records/sessions.ts'
import { registerDevice } from '../rules/devices.ts'
import { refresh, signIn } from '../rules/sessions.ts'
import { signedIn, toCurrentSession } from '../rules/signed-in.ts'

/** Devices and sessions. Guessing codes and passwords is slowed down with 429. */
export async function accountRoutes(
  app: FastifyInstance,
  desk: Desk,
  signInsPerMinute: number,
): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new PlatformProblem(
        429,
        'rate-limited',
        `登录或登记过于频繁，请 ${Math.ceil(ttl / 1000)} 秒后再试。`,
      ),
  })
  const limited = {
    config: {
      rateLimit: {
        max: signInsPerMinute,
        timeWindow: 60_000,
        // After the body is read: each account from one address has its own count.
        hook: 'preHandler' as const,
        keyGenerator: (request: FastifyRequest) => `${request.ip} ${accountIn(request.body)}`,
      },
    },
  }

  app.post('/api/v1/devices', limited, async (request, reply) => {
    const { isNew, device } = await registerDevice(desk, request.body)
    return reply.code(isNew ? 201 : 200).send(device)
  })
  app.post('/api/v1/sessions', limited, async (request, reply) =>
    reply.code(201).send(await signIn(desk, request.body)),
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

function accountIn(body: unknown): string {
  const hasAccount = typeof body === 'object' && body !== null && 'account' in body
  return hasAccount && typeof body.account === 'string' ? body.account : ''
}
