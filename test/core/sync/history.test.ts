import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aCore } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'

describe('the history of syncs', () => {
  it('names what each run sent, got a receipt for and failed on, over restarts too', async () => {
    const platform = await aSamplePlatform()
    const test = await aCoreWithOpinions(2, (index) => [randomBytes(10 + index)])
    let completions = 0
    const proxy = await aFaultProxy(platform.url, ({ path }) => {
      if (path.endsWith('/complete')) completions += 1
      if (completions === 0 || completions > 2 || !path.endsWith('/complete')) return 'pass'
      return completions === 1 ? 'pass' : { status: 500 }
    })
    await signInForTask(test.call, platform, test.taskId, proxy.url)
    const { call } = test
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ items }) => items.some(({ status }) => status === 'waiting'))
    await call('sync.cancel', { revisionId: null })
    const second = await sendAll(call)
    expect(second.items.map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ])
    test.core.close()

    const { call: later, core } = await aCore({ dataFolder: test.folder })
    const [again, first] = await later('sync.history', {})
    const opinionsOf = async (runId = '') => later('sync.runOpinions', { runId })
    const [task] = await later('task.list', {})
    const [one, two, three] = second.items
    const named = { taskNumber: one?.taskNumber, enterprise: one?.enterprise, round: 1 }
    expect(task?.number).toBe(named.taskNumber)
    const received = (item = one) => ({
      ...named,
      revisionId: item?.revisionId,
      revision: item?.revision,
      outcome: 'received',
      detail: item?.receiptNumber,
    })
    expect([first?.opinionCount, again?.opinionCount]).toEqual([2, 2])
    expect(await opinionsOf(first?.id)).toEqual([
      {
        ...received(two),
        outcome: 'failed',
        detail: expect.stringContaining('待上报') as string,
      },
      received(one),
    ])
    expect(await opinionsOf(again?.id)).toEqual([received(two), received(three)])

    // What a run was about stays readable as it was, whatever the task is called by then.
    core.context.db.orm.run(sql`UPDATE task SET enterprise = '更名后的企业'`)
    expect(await opinionsOf(again?.id)).toEqual([received(two), received(three)])
  })

  it('says of an opinion whose run was ended in its middle that it was begun', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aCoreWithOpinions(0, () => [])
    const proxy = await aFaultProxy(platform.url, ({ path }) =>
      path.endsWith('/complete') ? 'lose-request' : 'pass',
    )
    await signInForTask(call, platform, taskId, proxy.url)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    await call('sync.cancel', { revisionId: null })
    const [run] = await call('sync.history', {})
    expect(await call('sync.runOpinions', { runId: run?.id ?? '' })).toMatchObject([
      { outcome: 'begun', detail: null },
    ])
  })
})
