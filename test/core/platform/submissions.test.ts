import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  decisionFeedSchema,
  decisionPayloadSchema,
  receiptSchema,
  submissionLookupSchema,
  submissionStateSchema,
} from '../../../shared/formats/platform-api.ts'
import type { Receipt } from '../../../shared/formats/platform-api.ts'
import { PLATFORM_ROUTES } from '../../../shared/formats/platform/routes.ts'
import { routeOf } from './contract.ts'
import { onBothEngines } from './engines.ts'
import { anAssignedOpinion } from './opinion.ts'
import type { AssignedOpinion } from './opinion.ts'
import { aSamplePlatform, aTool, press, problemOf, read, register, send, tus } from './tool.ts'
import type { Tool } from './tool.ts'

const PATH = '/api/v1/submissions'

/** Sends the PDF, the only file, and asks for the receipt. */
async function finish(tool: Tool, { submission, pdf }: AssignedOpinion): Promise<Response> {
  const { submissionId } = await register(tool, submission)
  const [file] = submission.files
  await tus(tool).create(submissionId, file?.sha256 ?? '', pdf.byteLength, pdf)
  return tool.send('POST', `${PATH}/${submissionId}/complete`)
}

async function receiptOf(tool: Tool, opinion: AssignedOpinion): Promise<Receipt> {
  return read(await finish(tool, opinion), 200, receiptSchema)
}

onBothEngines('submissions', (storage) => {
  it('makes one record and one receipt of 50 requests at once, from two laptops', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform, 'expert2')]
    const opinion = await anAssignedOpinion(tool, [])
    const theirs = { ...opinion.submission, deviceId: other.device.deviceId }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 === 0
          ? tool.send('POST', PATH, { json: opinion.submission })
          : other.send('POST', PATH, { json: theirs }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const states = await Promise.all(
      answers.map(async (answer) => submissionStateSchema.parse(await answer.json())),
    )
    expect(new Set(states.map(({ submissionId }) => submissionId)).size).toBe(1)

    const receipt = await receiptOf(tool, opinion)
    const path = `${PATH}/${states[0]?.submissionId}/complete`
    const again = await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        read(await (index % 2 === 0 ? tool : other).send('POST', path), 200, receiptSchema),
      ),
    )
    expect(again).toEqual(again.map(() => receipt))
  })

  it('says whether it has what it gave a receipt for, by the idempotency key alone', async () => {
    const platform = await aSamplePlatform(await storage())
    const [tool, other] = [await aTool(platform), await aTool(platform, 'expert2')]
    const opinion = await anAssignedOpinion(tool, [])
    const { idempotencyKey } = opinion.submission
    const look = async (by: Tool, key: string): Promise<string> => {
      const answer = await by.send('GET', `${PATH}?idempotencyKey=${key}`)
      return (await read(answer, 200, submissionLookupSchema)).state
    }
    expect(await look(tool, idempotencyKey)).toBe('unknown')
    await register(tool, opinion.submission)
    expect(await look(tool, idempotencyKey)).toBe('registered')
    await receiptOf(tool, opinion)
    expect(await look(tool, idempotencyKey)).toBe('received')
    // Of the same panel: a panel has several laptops.
    expect(await look(other, idempotencyKey)).toBe('received')
    expect((await tool.send('GET', PATH)).status).toBe(422)
  })

  it('signs the receipt with its key', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const receipt = await receiptOf(tool, await anAssignedOpinion(tool, []))
    expect(isSigned(platform.receiptKey, receipt)).toBe(true)
    const changed = { ...receipt, payload: receipt.payload.replace('"round":1', '"round":2') }
    expect(isSigned(platform.receiptKey, changed)).toBe(false)
  })

  it('gives parallel first requests for a receipt one number', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const { submission, pdf } = await anAssignedOpinion(tool, [])
    const { submissionId } = await register(tool, submission)
    await tus(tool).create(submissionId, submission.files[0]?.sha256 ?? '', pdf.byteLength, pdf)
    const receipts = await Promise.all(
      Array.from({ length: 20 }, async () =>
        read(await tool.send('POST', `${PATH}/${submissionId}/complete`), 200, receiptSchema),
      ),
    )
    expect(new Set(receipts.map(({ payload }) => payload)).size).toBe(1)
    const next = await receiptOf(tool, await anAssignedOpinion(tool, [], { revision: 2 }))
    expect(receipts[0]?.payload).toMatch(/"receiptNumber":"HZ-\d{8}-000001"/)
    expect(next.payload).toMatch(/"receiptNumber":"HZ-\d{8}-000002"/)
  })

  it('refuses another content for the same key, and for the same task, round and revision', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const { submission } = await anAssignedOpinion(tool, [])
    await register(tool, submission)
    const refusal = async (change: object): Promise<string> =>
      (await problemOf(await tool.send('POST', PATH, { json: { ...submission, ...change } }))).kind
    expect(await refusal({ conclusion: 'rectify' })).toBe('key-reused')
    expect(await refusal({ idempotencyKey: randomUUID() })).toBe('revision-taken')
    const nextRound = { ...submission, idempotencyKey: randomUUID(), round: 2 }
    expect((await tool.send('POST', PATH, { json: nextRound })).status).toBe(201)
  })

  it('takes no older edition after a newer one, and a newer round after any', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const older = await anAssignedOpinion(tool, [])
    const { submissionId } = await register(tool, older.submission)
    await receiptOf(tool, await anAssignedOpinion(tool, [], { revision: 2 }))
    const late = await tool.send('POST', `${PATH}/${submissionId}/complete`)
    expect((await problemOf(late)).kind).toBe('revision-superseded')
    expect((await problemOf(await finish(tool, older))).kind).toBe('revision-superseded')
    const round2 = await anAssignedOpinion(tool, [], { round: 2, revision: 1 })
    expect((await finish(tool, round2)).status).toBe(200)
  })

  it('takes nothing on a task that is not the expert’s, or no longer', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const foreign = await anAssignedOpinion(tool, [], { taskId: randomUUID() })
    expect(
      await problemOf(await tool.send('POST', PATH, { json: foreign.submission })),
    ).toMatchObject({ status: 403, kind: 'not-assigned' })
    const opinion = await anAssignedOpinion(tool, [])
    const { submissionId } = await register(tool, opinion.submission)
    const { taskId } = opinion.submission
    await press(platform, `/tasks/${taskId}/withdraw`, { reason: '企业申请延期' })
    const problem = await problemOf(await finish(tool, opinion))
    expect(problem).toMatchObject({ status: 409, kind: 'task-withdrawn' })
    expect(problem.detail).toContain('企业申请延期')
    // What it has stays known.
    const state = await tool.send('GET', `${PATH}/${submissionId}`)
    expect(await read(state, 200, submissionStateSchema)).toEqual({ submissionId, missing: [] })
  })

  it('keeps a receipt that was issued before the task was withdrawn', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const opinion = await anAssignedOpinion(tool, [])
    const receipt = await receiptOf(tool, opinion)
    await press(platform, `/tasks/${opinion.submission.taskId}/withdraw`, { reason: '改期' })
    expect(await receiptOf(tool, opinion)).toEqual(receipt)
  })

  it('wants to know who sends, and hides what is not one’s own', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const { submission } = await anAssignedOpinion(tool, [])
    const anonymous = await send(platform, 'POST', PATH, { json: submission })
    expect((await problemOf(anonymous)).kind).toBe('not-signed-in')
    const { submissionId } = await register(tool, submission)
    const stranger = await aTool(platform, 'expert9', 'DEMO-2026-2')
    expect((await stranger.send('GET', `${PATH}/${submissionId}`)).status).toBe(404)
    expect((await stranger.send('POST', `${PATH}/${submissionId}/complete`)).status).toBe(404)
  })

  it('brings back what the county bureau decided, signed, and again when it decides anew', async () => {
    const platform = await aSamplePlatform(await storage())
    const tool = await aTool(platform)
    const opinion = await anAssignedOpinion(tool, [])
    const receipt = await receiptOf(tool, opinion)
    const { submissionId } = await register(tool, opinion.submission)
    const decide = (decision: string): Promise<void> =>
      press(platform, `/submissions/${submissionId}/decision`, {
        decision,
        text: '同意第三方评测机构的审核意见。',
        decidedOn: '2026-11-30',
        bureau: '长春市某区工业和信息化局',
        decidedBy: '李娜',
        isSealed: 'yes',
      })
    await decide('returned')
    const feed = async (query: string) =>
      read(await tool.send('GET', `/api/v1/decisions${query}`), 200, decisionFeedSchema)
    const first = await feed('')
    await decide('agreed')
    const second = await feed(`?cursor=${first.cursor}`)
    expect([first.entries.length, second.entries.length]).toEqual([1, 1])
    const [signed] = second.entries
    if (signed === undefined) throw new Error('no decision')
    expect(isSigned(platform.receiptKey, signed)).toBe(true)
    const decision = decisionPayloadSchema.parse(JSON.parse(signed.payload))
    expect(decision).toMatchObject({ decision: 'agreed', isSealed: true, decidedBy: '李娜' })
    expect(receipt.payload).toContain(decision.receiptNumber)
    expect((await feed(`?cursor=${second.cursor}`)).entries).toEqual([])
  })
})

it('answers no call but those of the contract, and all of those', async () => {
  const platform = await aSamplePlatform()
  const api = platform.routes.filter((route) => route.includes(' /api/'))
  const known = api.map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return routeOf(method === 'HEAD' && !path.includes('/uploads') ? 'GET' : method, path)
  })
  expect(api.filter((_, index) => known[index] === undefined)).toEqual([])
  expect(PLATFORM_ROUTES.filter((route) => !known.includes(route))).toEqual([])
})

function isSigned(receiptKey: string, { payload, signature }: Receipt): boolean {
  const der = Buffer.from(receiptKey, 'base64')
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(payload, 'utf8'), key, Buffer.from(signature, 'base64'))
}
