import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aFaultProxy, type Arrival } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { bytesHeld, statuses } from './kit.ts'

const KB = 1000
const WINDOW_MS = 3_000

/** The most bytes that came within any window of that length. */
function mostWithin(arrivals: readonly Arrival[], windowMs: number): number {
  let from = 0
  let within = 0
  let most = 0
  for (const { atMs, sizeBytes } of arrivals) {
    within += sizeBytes
    for (; (arrivals[from]?.atMs ?? atMs) < atMs - windowMs; from += 1) {
      within -= arrivals[from]?.sizeBytes ?? 0
    }
    most = Math.max(most, within)
  }
  return most
}

async function aLimitedSender(film: Uint8Array, bytesPerSecond: number | null) {
  const platform = await aSamplePlatform()
  const test = await aCoreWithTasks(1, () => [film])
  await issueCopies(platform, test)
  const proxy = await aFaultProxy(platform.url, () => 'pass')
  await signInForTask(test.call, platform, test.sampleId, proxy.url)
  await test.call('sync.setBandwidth', { bytesPerSecond })
  return { ...test, platform, proxy }
}

describe('a limit of bandwidth', () => {
  it('is kept over any few seconds, from file to file', async () => {
    const limit = 400 * KB
    const { call, platform, proxy } = await aLimitedSender(randomBytes(2_000 * KB), limit)
    await call('sync.start', { taskIds: null })
    expect(statuses(await untilSync(call, isIdle, 120_000))).toEqual(['confirmed'])
    const all = bytesHeld(platform.dataDir)
    expect(proxy.uploadedBytes()).toBe(all)
    const [first, last] = [proxy.arrivals[0]?.atMs ?? 0, proxy.arrivals.at(-1)?.atMs ?? 0]
    // A chunk is a second's worth at the most, and nothing waits behind the last one.
    expect(last - first).toBeGreaterThanOrEqual(((all - limit) * 1000) / limit)
    expect(last - first).toBeGreaterThan(WINDOW_MS)
    expect(mostWithin(proxy.arrivals, WINDOW_MS)).toBeLessThanOrEqual(
      (limit * WINDOW_MS) / 1000 + limit,
    )
  })

  it('that is set in the middle of a film holds from the next chunk on', async () => {
    const film = randomBytes(40_000 * KB)
    const limit = 500 * KB
    const { call, proxy } = await aLimitedSender(film, 8_000 * KB)
    await call('sync.start', { taskIds: null })
    await untilSync(call, () => proxy.uploadedBytes() > 10_000 * KB, 60_000)
    await call('sync.setBandwidth', { bytesPerSecond: limit })
    const [changedAt, before] = [performance.now(), proxy.uploadedBytes()]
    await untilSync(call, () => performance.now() - changedAt > 4_000)
    const slow = proxy.uploadedBytes() - before
    const took = performance.now() - changedAt
    expect(slow).toBeGreaterThan(0)
    // What was on its way as it was set, and one chunk that stood in line: a second's worth each.
    expect(slow).toBeLessThanOrEqual((took * limit) / 1000 + 2 * 8_000 * KB)
    await call('sync.setBandwidth', { bytesPerSecond: null })
    expect(statuses(await untilSync(call, isIdle, 120_000))).toEqual(['confirmed'])
  })
})
