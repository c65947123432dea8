import type { FastifyInstance, FastifyReply } from 'fastify'
import { decisionPayloadSchema } from '../../../shared/formats/platform-api.ts'
import type { DecisionPayload } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { listAccounts, listDevices, listInstitutions } from '../records/accounts.ts'
import { findDecision } from '../records/notices.ts'
import type { StoredSubmission } from '../records/submissions.ts'
import {
  findReceipt,
  findRecord,
  listFiles,
  listSubmissions,
  missingFiles,
} from '../records/submissions.ts'
import { listAssignments, listTasks } from '../records/tasks.ts'
import { batchRoutes } from './batch-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { formRoutes } from './form-routes.ts'
import { peoplePage } from './people-page.ts'
import { receivedPage } from './received-page.ts'
import type { Received } from './received-page.ts'
import { refuseStrangers } from './strangers.ts'
import { STYLE } from './style.ts'
import { tasksPage } from './tasks-page.ts'

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
/** The newest that the page shows; all are in the database. */
const MOST_SHOWN = 200

type ById = { Params: { id: string } }

/** What the platform shows to its own people, on the machine it runs on. No script. */
export async function webRoutes(root: FastifyInstance, desk: Desk): Promise<void> {
  const { records, platformName } = desk
  await root.register(async (app) => {
    refuseStrangers(app)

    app.get('/', async (_request, reply) => {
      const submissions = await listSubmissions(records, MOST_SHOWN)
      const all = await Promise.all(submissions.map((submission) => received(desk, submission)))
      return sendPage(reply, receivedPage(platformName, all))
    })

    app.get('/tasks', async (_request, reply) =>
      sendPage(
        reply,
        tasksPage(platformName, {
          tasks: await listTasks(records),
          assignments: await listAssignments(records),
          accounts: await listAccounts(records),
        }),
      ),
    )

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

    app.get<ById>('/submissions/:id/record.json', async (request, reply) => {
      const record = await findRecord(records, request.params.id)
      if (record === undefined) throw notFound('这份验收记录')
      return sendJson(reply, record)
    })

    app.get<ById>('/submissions/:id/receipt.json', async (request, reply) => {
      const receipt = await findReceipt(records, request.params.id)
      if (receipt === undefined) throw notFound('这份回执')
      const { payload, signature } = receipt
      return sendJson(reply, JSON.stringify({ payload, signature }, undefined, 2))
    })

    fileRoutes(app, desk)
    formRoutes(app, desk)
    await batchRoutes(app, desk, sendPage)
  })
}

async function received(desk: Desk, submission: StoredSubmission): Promise<Received> {
  const { records } = desk
  const decision = await findDecision(records, submission.id)
  return {
    submission,
    files: await listFiles(records, submission.id),
    missingCount: (await missingFiles(records, submission.id)).length,
    receipt: await findReceipt(records, submission.id),
    decision: decision === undefined ? undefined : readDecision(decision.payload),
  }
}

function readDecision(payload: string): DecisionPayload {
  return decisionPayloadSchema.parse(JSON.parse(payload))
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .send(page)
}

function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}
