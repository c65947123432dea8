import { describe, expect, it } from 'vitest'
import { aCore, type TestCore } from '../../helpers/core.ts'
import { aFaultProxy, type Passing } from '../../helpers/fault-proxy.ts'
import { addScan } from '../../helpers/scans.ts'
import { signInForTask, untilSync } from '../../helpers/sync.ts'
import { aReceivedTask } from '../../core/received/kit.ts'
import { chunkOf, countRows, isChunk, placeOf, statuses, untilAllSent } from './kit.ts'

const SCAN_BYTES = 1024 ** 2
/** What a scan asks of the platform; its bytes go with the creation of their upload, or after it. */
const STEPS = [
  'POST /api/v1/submissions',
  'POST /api/v1/uploads',
  'PATCH /api/v1/uploads/*',
  'POST /api/v1/submissions/*/complete',
]

/** A received opinion, then two scans and a line that fails as told. */
async function twoScans(fate: (passing: Passing) => 'pass' | 'lose-request' | 'lose-reply') {
  const test = await aReceivedTask()
  const proxy = await aFaultProxy(test.platform.url, fate)
  await signInForTask(test.call, test.platform, test.taskId, proxy.url)
  await addScan(test, '盖章件一.pdf', SCAN_BYTES)
  await addScan(test, '盖章件二.pdf', SCAN_BYTES)
  return { ...test, proxy }
}

/** One opinion and two scans, each once, and each scan's receipt is here. */
async function expectOnce({ call }: TestCore, dataDir: string): Promise<void> {
  const { items, unsentCount } = await call('sync.state', {})
  expect(items.map(({ scan, status }) => [scan, status])).toEqual([
    [null, 'confirmed'],
    ['盖章件一.pdf', 'confirmed'],
    ['盖章件二.pdf', 'confirmed'],
  ])
  expect(unsentCount).toBe(0)
  expect(await call('sync.receipts', {})).toHaveLength(3)
  expect(countRows(dataDir)).toEqual({ submissions: 3, receipts: 3 })
}

describe('scans that come after the opinion', () => {
  it('are one record and one receipt each, whatever reply or request is lost', async () => {
    const lost = new Map<string, number>()
    const test = await twoScans((passing) => {
      const place = placeOf(passing)
      const times = lost.get(place) ?? 0
      if (!STEPS.includes(place) || times >= 4) return 'pass'
      lost.set(place, times + 1)
      return times % 2 === 0 ? 'lose-reply' : 'lose-request'
    })
    const sent = await untilAllSent(test.call)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect([...lost.keys()].toSorted()).toEqual(STEPS.toSorted())
    await expectOnce(test, test.platform.dataDir)
  })

  it('are so however often somebody clicks', async () => {
    const test = await twoScans(() => 'pass')
    const { call } = test
    const { items } = await call('sync.state', {})
    const clicks = Array.from({ length: 8 }, (_, index) =>
      index % 2 === 0
        ? call('sync.start', { taskIds: null })
        : call('sync.retry', {
            revisionId: items[1 + (index % 4 === 1 ? 0 : 1)]?.revisionId ?? '',
          }),
    )
    await Promise.all(clicks)
    await untilSync(call, ({ phase }) => phase === 'idle')
    await expectOnce(test, test.platform.dataDir)
  })

  it('go on where they were in a program that is started anew', async () => {
    let chunks = 0
    let atStake = 0
    let isCut = false
    const test = await twoScans((passing) => {
      if (isCut) return 'lose-request'
      if (!isChunk(passing) || (chunks += 1) !== 2) return 'pass'
      isCut = true
      atStake = chunkOf(passing)
      return 'lose-request'
    })
    await test.call('sync.start', { taskIds: null })
    await untilSync(test.call, ({ phase }) => phase === 'waiting')
    test.core.close()
    isCut = false
    const anew = await aCore({ dataFolder: test.folder, resumesSync: true })
    await untilSync(anew.call, ({ phase, unsentCount }) => phase === 'idle' && unsentCount === 0)
    await expectOnce(anew, test.platform.dataDir)
    expect(atStake).toBeGreaterThan(0)
    const sizes = (await anew.call('seal.list', { taskId: test.taskId })).scans
    const whole = sizes.reduce((total, { sizeBytes }) => total + sizeBytes, 0)
    expect(test.proxy.uploadedBytes()).toBeLessThanOrEqual(whole + atStake)
  })
})
