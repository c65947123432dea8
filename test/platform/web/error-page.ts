import type { FastifyInstance, FastifyReply } from 'fastify'
import { asProblem, sendProblem } from '../error-handling.ts'
import type { PlatformProblem } from '../problems.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'

/** What goes wrong on a page is told on a page: what is wrong, and the way back. */
export function answerWithPages(
  app: FastifyInstance,
  platformName: string,
  log: (line: string) => void,
  sendPage: (reply: FastifyReply, page: string) => FastifyReply,
): void {
  app.setErrorHandler((error, { headers }, reply) => {
    const problem = asProblem(error, log)
    if (!(headers.accept ?? '').includes('text/html')) return sendProblem(reply, problem)
    return sendPage(reply.code(problem.status), problemPage(platformName, problem))
  })
}

function problemPage(platformName: string, { detail }: PlatformProblem): string {
  const body = html`<article role="alert">
    <h2>没有完成</h2>
    <p>${detail}</p>
    <nav><a href="/">回到已接收的验收意见</a></nav>
  </article>`
  return layout(platformName, '/', '请看下面的说明', body)
}
