import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aFaultProxy, type Fate } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { countRows, isChunk, statuses } from './kit.ts'

/** So many requests in a row meet the fault: the waits grow to some seconds. */
const FAILURES = 4
/** R29: the bound is for any number of failures, which the simulation shows on its own clock. */
const LONGEST_PAUSE_MS = 60_000

describe('when a fault has ended', () => {
  it.each<[string, Fate]>([
    ['the line was down', 'lose-request'],
    ['the platform was overloaded', { status: 503 }],
    ['the platform failed', { status: 500 }],
    ['a login page stood in between', { status: 200, headers: { 'content-type': 'text/html' } }],
  ])('work goes on by itself, with nobody doing anything: %s', async (_name, fate) => {
    const platform = await aSamplePlatform()
    const test = await aCoreWithTasks(2, () => [randomBytes(600_000)])
    await issueCopies(platform, test)
    let failures = 0
    let endedAt = 0
    let resumedAt = 0
    const proxy = await aFaultProxy(platform.url, (passing) => {
      const isBegun = failures > 0 || isChunk(passing)
      if (isBegun && failures < FAILURES) {
        failures += 1
        endedAt = performance.now()
        return fate
      }
      if (failures === FAILURES && resumedAt === 0) resumedAt = performance.now()
      return 'pass'
    })
    await signInForTask(test.call, platform, test.sampleId, proxy.url)
    await test.call('sync.start', { taskIds: null })
    // Looked at, and nothing more.
    const sent = await untilSync(test.call, isIdle, 120_000, 200)
    expect(failures).toBe(FAILURES)
    expect(resumedAt).toBeGreaterThan(endedAt)
    expect(resumedAt - endedAt).toBeLessThanOrEqual(LONGEST_PAUSE_MS)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect(sent.problem).toBeNull()
    expect(countRows(platform.dataDir)).toEqual({ submissions: 2, receipts: 2 })
    expect(await test.call('sync.history', {})).toMatchObject([{ outcome: 'finished' }])
  })
})
