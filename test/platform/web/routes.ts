import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Desk } from '../desk.ts'
import { listAccounts, listDevices, listInstitutions } from '../records/accounts.ts'
import { listTaskEvents } from '../records/task-events.ts'
import { listAssignments, searchTasks } from '../records/tasks.ts'
import { batchRoutes } from './batch-routes.ts'
import { answerWithPages } from './error-page.ts'
import { fileRoutes } from './file-routes.ts'
import { formRoutes } from './form-routes.ts'
import { spanOf } from './paging.ts'
import { peoplePage } from './people-page.ts'
import { searchQuerySchema } from './received-query.ts'
import { refuseStrangers } from './strangers.ts'
import { STYLE } from './style.ts'
import { submissionRoutes } from './submission-routes.ts'
import { TASKS_A_PAGE, tasksPage } from './tasks-page.ts'

/** Frames are for the opinion's PDF in its page, pictures the small ones that we make. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; " +
  "form-action 'self'; frame-ancestors 'none'"

/** What the platform shows to its own people, on the machine it runs on. No script. */
export async function webRoutes(
  root: FastifyInstance,
  desk: Desk,
  log: (line: string) => void,
): Promise<void> {
  const { records, platformName } = desk
  await root.register(async (app) => {
    refuseStrangers(app)
    answerWithPages(app, platformName, log, sendPage)

    app.get('/tasks', async (request, reply) => {
      const { words, page } = searchQuerySchema.parse(request.query)
      const found = await searchTasks(records, words, spanOf(page, TASKS_A_PAGE))
      const ids = found.rows.map(({ id }) => id)
      const view = {
        found,
        words,
        page,
        assignments: await listAssignments(records, ids),
        events: await listTaskEvents(records, ids),
        accounts: await listAccounts(records),
      }
      return sendPage(reply, tasksPage(platformName, view))
    })

    app.get('/people', async (_request, reply) =>
      sendPage(
        reply,
        peoplePage(platformName, {
          institutions: await listInstitutions(records),
          devices: await listDevices(records),
          accounts: await listAccounts(records),
        }),
      ),
    )

    app.get('/style.css', (_request, reply) =>
      reply.header('content-type', 'text/css; charset=utf-8').send(STYLE),
    )

    submissionRoutes(app, desk, sendPage)
    fileRoutes(app, desk)
    formRoutes(app, desk)
    await batchRoutes(app, desk, sendPage)
  })
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('x-frame-options', 'DENY')
    .header('referrer-policy', 'same-origin')
    .header('cross-origin-opener-policy', 'same-origin')
    .send(page)
}
