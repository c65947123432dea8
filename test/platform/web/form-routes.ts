import type { FastifyInstance, FastifyReply } from 'fastify'
import * as z from 'zod'
import { dateText, text } from '../../../shared/formats/fields.ts'
import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { findAccount, revokeDevice, setAccountDisabled } from '../records/accounts.ts'
import { invalid } from '../problems.ts'
import type { PlatformProblem } from '../problems.ts'
import { revokeSessions } from '../records/sessions.ts'
import { decide } from '../rules/decide.ts'
import { readBody } from '../rules/read-body.ts'
import { reassignTask, reissueTask, withdrawTask } from '../rules/tasks.ts'
import { peopleQueryText, readPeopleQuery } from './people-query.ts'

type ById = { Params: { id: string } }

const taskForm = z.object({ reason: text(200), account: z.string().trim() })
const decisionForm = z.object({
  decision: z.enum(['agreed', 'returned']),
  text: text(1000),
  decidedOn: dateText,
  bureau: text(120),
  decidedBy: text(40),
  isSealed: z.literal('yes').optional(),
})

/** What the buttons of the pages do; each goes back to its page. */
export function formRoutes(app: FastifyInstance, desk: Desk): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 20_000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  app.post<ById>('/tasks/:id/withdraw', async ({ params, body }, reply) => {
    await withdrawTask(desk, params.id, readBody(taskForm, body).reason)
    return backTo(reply, '/tasks')
  })
  app.post<ById>('/tasks/:id/reassign', async ({ params, body }, reply) => {
    const { account, reason } = readBody(taskForm, body)
    const found = await findAccount(desk.records, { account })
    if (found === undefined) throw noAccount(account)
    await reassignTask(desk, params.id, found.id, reason)
    return backTo(reply, '/tasks')
  })
  app.post<ById>('/tasks/:id/reissue', async ({ params, body }, reply) => {
    await reissueTask(desk, params.id, readBody(taskForm, body).reason)
    return backTo(reply, '/tasks')
  })

  app.post<ById>('/submissions/:id/decision', async ({ params, body }, reply) => {
    const { isSealed, ...decision } = readBody(decisionForm, body)
    await decide(desk, params.id, { ...decision, isSealed: isSealed === 'yes' })
    return backTo(reply, `/submissions/${encodeURIComponent(params.id)}#decision`)
  })

  app.post<ById>('/devices/:id/revoke', async ({ params: { id }, query }, reply) => {
    const at = desk.now().toISOString()
    await inTransaction(desk, async (records) => {
      await revokeDevice(records, id, at)
      await revokeSessions(records, { deviceId: id }, at, '设备已停用')
    })
    return backTo(reply, `/people?${peopleQueryText(readPeopleQuery(query))}`)
  })
  app.post<ById>('/accounts/:id/disable', async ({ params: { id }, query }, reply) => {
    const at = desk.now().toISOString()
    await inTransaction(desk, async (records) => {
      await setAccountDisabled(records, id, at)
      await revokeSessions(records, { accountId: id }, at, '账号已停用')
    })
    return backTo(reply, `/people?${peopleQueryText(readPeopleQuery(query))}`)
  })
  app.post<ById>('/accounts/:id/enable', async ({ params: { id }, query }, reply) => {
    await setAccountDisabled(desk.records, id, null)
    return backTo(reply, `/people?${peopleQueryText(readPeopleQuery(query))}`)
  })
}

function noAccount(account: string): PlatformProblem {
  const message =
    account === '' ? '请填写改派给哪个账号。' : `没有“${account}”这个账号，请核对后再改派。`
  return invalid([{ field: 'account', message }])
}

function backTo(reply: FastifyReply, path: string): FastifyReply {
  return reply.redirect(path, 303)
}
