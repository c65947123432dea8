import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CoreEvent, SyncProgress } from '../../../shared/ipc/contract.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

describe('the progress of a run', () => {
  it('knows the whole from its start, and never goes back, though the line loses chunks', async () => {
    const platform = await aSamplePlatform()
    const told: SyncProgress[] = []
    const emit = (event: CoreEvent): void => {
      if (event.type === 'sync-progress') told.push(event.progress)
    }
    const test = await aCoreWithOpinions(3, () => [randomBytes(900_000)], { emit })
    const { call, taskId } = test
    let chunks = 0
    const proxy = await aFaultProxy(platform.url, ({ method }) => {
      if (method !== 'PATCH') return 'pass'
      chunks += 1
      return chunks % 3 === 1 ? { cutAfterBytes: 20_000 } : 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    const before = await call('sync.state', {})
    expect(before.items.slice(1).map(({ fileCount }) => fileCount)).toEqual([2, 2, 2])
    const totalBytes = sum(before.items.map((item) => item.totalBytes))

    await call('sync.start', { taskIds: null })
    const seen: SyncProgress[] = []
    const done = await untilSync(
      call,
      (state) => {
        if (!isIdle(state)) seen.push(state.progress)
        return isIdle(state)
      },
      200_000,
    )
    expect(done.items.map(({ status }) => status)).toEqual(Array(4).fill('confirmed'))
    expect(chunks).toBeGreaterThan(3)
    for (const progress of [told, seen]) {
      expect(new Set(progress.map((one) => one.totalBytes))).toEqual(new Set([totalBytes]))
      const sent = progress.map(({ sentBytes }) => sentBytes)
      expect(sent).toEqual(sent.toSorted((one, other) => one - other))
    }
    expect(done.items.map(({ totalBytes: its }) => its)).toEqual(
      before.items.map(({ totalBytes: its }) => its),
    )
    expect(done.items.map((item) => item.sentBytes)).toEqual(
      done.items.map((item) => item.totalBytes),
    )
  }, 300_000)

  it('tells file by file what an opinion sends, before and after', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId, ids } = await aCoreWithOpinions(1, () => [randomBytes(5_000)])
    const [revisionId = ''] = ids
    const files = () => call('sync.files', { revisionId })
    expect(await files()).toMatchObject([
      { name: '验收意见-第2版.pdf', sizeBytes: 300, sentBytes: 0 },
      { name: '佐证 2-0.jpg', sizeBytes: 5_000, sentBytes: 0 },
    ])
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(call, isIdle)
    expect(await files()).toMatchObject([{ sentBytes: 300 }, { sentBytes: 5_000 }])
  }, 120_000)
})
