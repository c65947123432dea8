import type { FastifyInstance } from 'fastify'
import { PlatformProblem } from '../problems.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
/** A proxy on this machine passes on what comes from elsewhere. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/**
 * Keeps the pages to people at the machine itself: they have no sign-in of their own.
 *
 * They answer to the machine's own names only, so that a name of somebody else's that leads here (DNS
 * rebinding) gets nothing. A form must come from one of these pages, so that no other web page can
 * send it for somebody.
 */
export function refuseStrangers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const isPassedOn = PASSED_ON.some((name) => request.headers[name] !== undefined)
    if (!LOOPBACK.has(request.ip) || isPassedOn) {
      throw new PlatformProblem(404, 'not-found', '管理页面只能在平台所在的机器上打开。')
    }
    const name = URL.parse(`http://${request.host}`)?.hostname ?? ''
    if (!LOOPBACK_NAMES.has(name)) {
      throw new PlatformProblem(
        404,
        'not-found',
        '管理页面请用 http://127.0.0.1 或 http://localhost 打开。',
      )
    }
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin } = request.headers
    if (origin !== undefined && URL.parse(origin)?.host === request.host) return
    throw new PlatformProblem(400, 'malformed', '请从平台自己的页面提交。')
  })
}
