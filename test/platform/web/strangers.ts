import type { FastifyInstance } from 'fastify'
import { PlatformProblem } from '../problems.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * Keeps the pages to people at the machine itself: they have no sign-in of their own.
 *
 * A form must come from one of these pages, so that no other web page can send it for somebody.
 */
export function refuseStrangers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!LOOPBACK.has(request.ip)) {
      throw new PlatformProblem(404, 'not-found', '管理页面只能在平台所在的机器上打开。')
    }
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin } = request.headers
    if (origin !== undefined && URL.parse(origin)?.host === request.host) return
    throw new PlatformProblem(400, 'malformed', '请从平台自己的页面提交。')
  })
}
