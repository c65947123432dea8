import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Desk } from '../desk.ts'
import { notFound } from '../problems.ts'
import { listEditions, searchReceived } from '../records/received.ts'
import {
  findReceipt,
  findRecord,
  findSubmission,
  listFiles,
  missingFiles,
} from '../records/submissions.ts'
import { listTaskEvents } from '../records/task-events.ts'
import { listAttachedTo } from './attached-part.ts'
import { spanOf } from './paging.ts'
import { receivedCsv } from './received-csv.ts'
import { LINES_A_PAGE, receivedPage } from './received-page.ts'
import { readReceivedQuery, searchQuerySchema } from './received-query.ts'
import { recordFacts } from './record-facts.ts'
import { submissionPage } from './submission-page.ts'
import type { SubmissionView } from './submission-page.ts'

type ById = { Params: { id: string } }

/** A spreadsheet takes no more lines. */
const MOST_IN_CSV = 1_000_000

/** The list of what was received, and one submission of it. */
export function submissionRoutes(
  app: FastifyInstance,
  desk: Desk,
  sendPage: (reply: FastifyReply, page: string) => FastifyReply,
): void {
  const { records, platformName } = desk

  app.get('/', async (request, reply) => {
    const query = readReceivedQuery(request.query)
    const found = await searchReceived(records, query, spanOf(query.page, LINES_A_PAGE))
    return sendPage(reply, receivedPage(platformName, query, found))
  })

  app.get('/submissions.csv', async (request, reply) => {
    const all = { offset: 0, limit: MOST_IN_CSV }
    const { rows } = await searchReceived(records, readReceivedQuery(request.query), all)
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment')
      .send(receivedCsv(rows))
  })

  app.get<ById>('/submissions/:id', async (request, reply) => {
    const { page } = searchQuerySchema.parse(request.query)
    const opinionId = await opinionOf(desk, request.params.id)
    if (opinionId !== request.params.id) {
      return reply.redirect(`/submissions/${encodeURIComponent(opinionId)}#attached`)
    }
    return sendPage(reply, submissionPage(platformName, await view(desk, request.params.id, page)))
  })

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
}

/** Where a submission is shown: what came after an opinion is shown with it. */
async function opinionOf({ records }: Desk, id: string): Promise<string> {
  const idempotencyKey = (await findSubmission(records, { id }))?.attachesTo ?? null
  if (idempotencyKey === null) return id
  return (await findSubmission(records, { idempotencyKey }))?.id ?? id
}

async function view(desk: Desk, id: string, page: number): Promise<SubmissionView> {
  const { records } = desk
  const submission = await findSubmission(records, { id })
  if (submission === undefined) throw notFound('这份验收意见')
  return {
    submission,
    facts: recordFacts((await findRecord(records, id)) ?? '{}'),
    files: await listFiles(records, id),
    missing: await missingFiles(records, id),
    receipt: await findReceipt(records, id),
    attached: await listAttachedTo(records, submission.idempotencyKey),
    editions: await listEditions(records, submission.taskId),
    events: await listTaskEvents(records, [submission.taskId]),
    page,
  }
}

function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}
