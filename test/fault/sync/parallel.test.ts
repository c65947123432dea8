import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { receiptSchema } from '../../../shared/formats/platform-api.ts'
import { anAssignedOpinion } from '../../core/platform/opinion.ts'
import { aTool, tus, type Tool } from '../../core/platform/tool.ts'
import { aCore } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { countRows, placeOf, statuses } from './kit.ts'

const TIMES = 50
const fifty = <T>(work: (index: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: TIMES }, (_, index) => work(index)))

describe('50 at once', () => {
  it('clicks on 开始同步 and 现在重试 send one opinion once', async () => {
    const platform = await aSamplePlatform()
    const test = await aCoreWithTasks(1, () => [randomBytes(600_000)])
    await issueCopies(platform, test)
    const places: string[] = []
    const proxy = await aFaultProxy(platform.url, (passing) => {
      places.push(placeOf(passing))
      return 'pass'
    })
    await signInForTask(test.call, platform, test.sampleId, proxy.url)
    const [opinion] = test.opinions
    const revisionId = opinion?.revisionId ?? ''
    await fifty((index) =>
      index % 2 === 0
        ? test.call('sync.start', { taskIds: null })
        : test.call('sync.retry', { revisionId }),
    )
    expect(statuses(await untilSync(test.call, isIdle))).toEqual(['confirmed'])
    const countOf = (place: string) => places.filter((one) => one === place).length
    expect(countOf('POST /api/v1/submissions')).toBe(1)
    expect(countOf('POST /api/v1/uploads')).toBe(2)
    expect(countOf('POST /api/v1/submissions/*/complete')).toBe(1)
    expect(await test.call('sync.history', {})).toMatchObject([{ confirmed: 1 }])
    expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
  })

  it('requests with one key get one record, equal answers and one receipt', async () => {
    const platform = await aSamplePlatform()
    const laptops = [await aTool(platform), await aTool(platform, 'expert2')] as const
    const by = (index: number): Tool => laptops[index % 2 === 0 ? 0 : 1]
    const film = new Uint8Array(randomBytes(400_000))
    const { submission, pdf } = await anAssignedOpinion(laptops[0], [film])

    const registered = await fifty((index) =>
      answerOf(by(index).send('POST', '/api/v1/submissions', { json: submission })),
    )
    expect(registered.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(registered.filter(({ status }) => status === 200)).toHaveLength(TIMES - 1)
    expect(new Set(registered.map(({ text }) => text)).size).toBe(1)

    const { submissionId } = JSON.parse(registered[0]?.text ?? '') as { submissionId: string }
    let whole = 0
    for (const [index, bytes] of [pdf, film].entries()) {
      const sha256 = submission.files[index]?.sha256 ?? ''
      const sent = await fifty((by50) =>
        answerOf(tus(by(by50)).create(submissionId, sha256, bytes.byteLength, bytes)),
      )
      whole += sent.filter(({ status }) => status === 201).length
      const others = sent.filter(({ status }) => status !== 201)
      // Whoever comes after the first whole one is told that nothing is to be sent.
      expect(others.filter(({ text }) => !text.includes('file-held'))).toEqual([])
    }
    expect(whole).toBeGreaterThanOrEqual(2)
    expect(await held(platform)).toBe(2)

    const completed = await fifty((index) =>
      answerOf(by(index).send('POST', `/api/v1/submissions/${submissionId}/complete`)),
    )
    expect(completed.map(({ status }) => status)).toEqual(completed.map(() => 200))
    expect(new Set(completed.map(({ text }) => text)).size).toBe(1)
    expect(receiptSchema.safeParse(JSON.parse(completed[0]?.text ?? '')).success).toBe(true)
    expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
  })
})

describe('two laptops with the same opinions', () => {
  it('that send at once, one of them from a stick, make one record of each and hold one receipt', async () => {
    const count = 3
    const password = '车间验收-2026'
    const platform = await aSamplePlatform()
    const own = await aCoreWithTasks(count, () => [randomBytes(700_000)])
    await issueCopies(platform, own)
    const path = join(await aFolder(), '上报.uploadbatch')
    await own.call('batch.export', { taskIds: null, grant: own.core.grant(path), password })
    const carrier = await aCore()
    await carrier.call('task.importSamples', {})
    const taken = await carrier.call('batch.import', { grant: carrier.core.grant(path), password })
    expect(taken).toMatchObject({ carried: count })

    const laptops = [own, carrier]
    for (const { call } of laptops) await signInForTask(call, platform, own.sampleId)
    await Promise.all(laptops.map(({ call }) => call('sync.start', { taskIds: null })))
    const done = await Promise.all(laptops.map(({ call }) => untilSync(call, isIdle, 60_000)))
    expect(done.map(statuses)).toEqual([['confirmed'], ['confirmed']])
    const numbers = done.map(({ items }) => items.map((one) => one.receiptNumber ?? '').toSorted())
    expect(numbers[0]).toHaveLength(count)
    expect(numbers[1]).toEqual(numbers[0])
    expect(countRows(platform.dataDir)).toEqual({ submissions: count, receipts: count })
  })
})

async function answerOf(sent: Promise<Response>) {
  const response = await sent
  return { status: response.status, text: await response.text() }
}

/** Files of submissions that the platform keeps. */
async function held({ desk }: Awaited<ReturnType<typeof aSamplePlatform>>): Promise<number> {
  const rows = await desk.records
    .selectFrom('file')
    .innerJoin('submissionFile', 'submissionFile.sha256', 'file.sha256')
    .select('file.sha256')
    .execute()
  return rows.length
}
