import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Desk } from '../desk.ts'
import {
  listAccounts,
  listInstitutions,
  searchAccounts,
  searchDevices,
} from '../records/accounts.ts'
import { listTaskEvents } from '../records/task-events.ts'
import { listAssignments, searchTasks } from '../records/tasks.ts'
import { batchRoutes } from './batch-routes.ts'
import { answerWithPages } from './error-page.ts'
import { fileRoutes } from './file-routes.ts'
import { formRoutes } from './form-routes.ts'
import { spanOf } from './paging.ts'
import { PEOPLE_A_PAGE, peoplePage } from './people-page.ts'
import { readPeopleQuery } from './people-query.ts'
import { searchQuerySchema } from './received-query.ts'
import { refuseStrangers } from './strangers.ts'
import { STYLE } from './style.ts'
import { submissionRoutes } from './submission-routes.ts'
import { TASKS_A_PAGE, tasksPage } from './tasks-page.ts'

/** Frames are for the opinion's PDF in its page, pictures the small ones that we make. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; " +
  "form-action 'self'; frame-ancestors 'none'"

/** Accounts that are offered while one is typed; any other can be typed as well. */
const SUGGESTED = { offset: 0, limit: 500 }

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
      const assignments = await listAssignments(records, ids)
      const holders = [...new Set(assignments.map(({ accountId }) => accountId))]
      const view = {
        found,
        words,
        page,
        assignments,
        events: await listTaskEvents(records, ids),
        accounts: await listAccounts(records, holders),
        suggested: (await searchAccounts(records, '', SUGGESTED)).rows,
      }
      return sendPage(reply, tasksPage(platformName, view))
    })

    app.get('/people', async (request, reply) => {
      const query = readPeopleQuery(request.query)
      const { words, devices, accounts } = query
      const view = {
        institutions: await listInstitutions(records),
        devices: await searchDevices(records, words, spanOf(devices, PEOPLE_A_PAGE)),
        accounts: await searchAccounts(records, words, spanOf(accounts, PEOPLE_A_PAGE)),
      }
      return sendPage(reply, peoplePage(platformName, query, view))
    })

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
