import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aCore } from '../../helpers/core.ts'
import { aFaultProxy, type Fate } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { createRandom } from '../../unit/sync/simulation/random.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { chunkOf, countRows, placeOf, statuses, untilAllSent } from './kit.ts'

const MIB = 1024 ** 2
describe('a file on a line that breaks', () => {
  it('at every chunk goes on from there: at most one chunk again for each cut', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aCoreWithOpinions(1, () => [randomBytes(4 * MIB)])
    let chunks = 0
    let cuts = 0
    let atStake = 0
    // Every other chunk is cut: at its first byte, in its middle, or when its reply comes.
    const fates: readonly Fate[] = [{ cutAfterBytes: 1 }, { cutAfterBytes: 40_000 }, 'lose-reply']
    const proxy = await aFaultProxy(platform.url, (passing) => {
      if (!passing.path.includes('/uploads') || chunkOf(passing) === 0) return 'pass'
      chunks += 1
      if (chunks % 2 === 0) return 'pass'
      cuts += 1
      atStake += chunkOf(passing)
      return fates[cuts % fates.length] ?? 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    const sent = await untilAllSent(call)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect(cuts).toBeGreaterThan(10)
    const sizeBytes = sent.items.reduce((total, item) => total + item.totalBytes, 0)
    expect(proxy.uploadedBytes()).toBeLessThanOrEqual(sizeBytes + atStake)
    expect(countRows(platform.dataDir)).toEqual({ submissions: 2, receipts: 2 })
  }, 120_000)

  it('is begun anew where the platform has dropped it, with no error for anybody', async () => {
    let aheadMs = 0
    const now = (): Date => new Date(Date.now() + aheadMs)
    const platform = await aSamplePlatform({ now })
    const { call, taskId } = await aCoreWithOpinions(1, () => [randomBytes(2 * MIB)])
    let isExpired = false
    const proxy = await aFaultProxy(platform.url, ({ method }) => {
      if (method !== 'PATCH' || isExpired) return 'pass'
      isExpired = true
      aheadMs = 8 * 24 * 3_600_000
      return 'lose-request'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    expect(statuses(await untilAllSent(call))).toEqual(['confirmed'])
    expect(isExpired).toBe(true)
    expect(countRows(platform.dataDir)).toEqual({ submissions: 2, receipts: 2 })
  })
})

describe('a reply that is lost', () => {
  it('at any request, a thousand times in all, makes no second record and loses none', async () => {
    const platform = await aSamplePlatform()
    const opinions = 110
    const { core, call, taskId } = await aCoreWithOpinions(opinions, () => [
      randomBytes(2_000),
      randomBytes(10),
    ])
    const lost = new Map<string, number>()
    const random = createRandom(1)
    let isSignedIn = false
    const proxy = await aFaultProxy(platform.url, (passing) => {
      if (!isSignedIn || random.chance(0.34)) return 'pass'
      const place = placeOf(passing)
      lost.set(place, (lost.get(place) ?? 0) + 1)
      return 'lose-reply'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    isSignedIn = true
    await call('sync.start', { taskIds: null })
    // Somebody presses on at once: the test is about replies, not about waiting.
    const pressing = setInterval(() => core.context.running.sync?.tell({ kind: 'wake' }), 5)
    onTestFinished(() => clearInterval(pressing))
    expect(statuses(await untilSync(call, isIdle, 280_000, 500))).toEqual(['confirmed'])
    const all = [...lost.values()].reduce((total, times) => total + times, 0)
    expect(all).toBeGreaterThanOrEqual(1000)
    expect([...lost.keys()]).toEqual(
      expect.arrayContaining([
        'POST /api/v1/submissions',
        'POST /api/v1/submissions/*/complete',
        'POST /api/v1/uploads',
        'PATCH /api/v1/uploads/*',
      ]),
    )
    const count = opinions + 1
    expect(countRows(platform.dataDir)).toEqual({ submissions: count, receipts: count })
  }, 300_000)
})

describe('a platform that is stopped in the middle of a batch', () => {
  it('and started again gets the rest, from where each file was', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aCoreWithOpinions(4, () => [randomBytes(2 * MIB)])
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(
      call,
      ({ items }) => items.filter((one) => one.status === 'confirmed').length > 1,
    )
    await platform.restart()
    const sent = await untilAllSent(call)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect(countRows(platform.dataDir)).toEqual({ submissions: 5, receipts: 5 })
    expect(await call('sync.history', {})).toMatchObject([{ outcome: 'finished', confirmed: 5 }])
  }, 60_000)

  it('is gone on with by a program that was ended meanwhile, and by nobody else', async () => {
    const platform = await aSamplePlatform()
    const first = await aCoreWithOpinions(3, () => [randomBytes(MIB)])
    await signInForTask(first.call, platform, first.taskId)
    await first.call('sync.start', { taskIds: null })
    await untilSync(first.call, ({ items }) => items.some((one) => one.status === 'confirmed'))
    first.core.close()
    const quiet = await aCore({ dataFolder: first.folder })
    expect((await quiet.call('sync.state', {})).phase).toBe('idle')
    quiet.core.close()
    const second = await aCore({ dataFolder: first.folder, resumesSync: true })
    expect(statuses(await untilSync(second.call, isIdle))).toEqual(['confirmed'])
    expect(countRows(platform.dataDir)).toEqual({ submissions: 4, receipts: 4 })
  }, 60_000)
})

describe('what stands in between', () => {
  const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>登录</html>' }
  it.each<[string, Fate, string]>([
    ['a login page with 200', page, 'not-the-platform'],
    [
      'a redirect',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      'not-the-platform',
    ],
    ['a server that is overloaded', { status: 429 }, 'busy'],
    ['a gateway without its server', { status: 503 }, 'busy'],
    ['a server that fails', { status: 500 }, 'server-error'],
    ['a line that loses the request', 'lose-request', 'offline'],
    ['a line that loses the reply', 'lose-reply', 'offline'],
  ])(
    '%s, once at every kind of request, is never taken for success',
    async (_name, fate, reason) => {
      const platform = await aSamplePlatform()
      const { call, taskId } = await aCoreWithOpinions(1, () => [randomBytes(600_000)])
      const seen = new Set<string>()
      let isSignedIn = false
      const proxy = await aFaultProxy(platform.url, (passing) => {
        const place = placeOf(passing)
        if (!isSignedIn || seen.has(place)) return 'pass'
        seen.add(place)
        return fate
      })
      await signInForTask(call, platform, taskId, proxy.url)
      isSignedIn = true
      await call('sync.start', { taskIds: null })
      const stopped = await untilSync(
        call,
        ({ problem, items }) => problem !== null || items.some((one) => one.problem !== null),
      )
      expect(stopped.problem ?? stopped.items[0]?.problem).toMatchObject({
        reason,
        isPassing: true,
      })
      expect(statuses(await untilAllSent(call))).toEqual(['confirmed'])
      expect(seen.size).toBeGreaterThan(7)
      expect(countRows(platform.dataDir)).toEqual({ submissions: 2, receipts: 2 })
    },
    60_000,
  )

  it('and names a time is left alone for as long', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aCoreWithOpinions(0, () => [])
    const askedAt: number[] = []
    let isSignedIn = false
    const proxy = await aFaultProxy(platform.url, () => {
      if (!isSignedIn) return 'pass'
      askedAt.push(performance.now())
      return askedAt.length === 1 ? { status: 429, headers: { 'retry-after': '2' } } : 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    isSignedIn = true
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    await untilSync(call, isIdle)
    expect((askedAt[1] ?? 0) - (askedAt[0] ?? 0)).toBeGreaterThanOrEqual(1_990)
  })
})

describe('a device whose user has not started anything', () => {
  it('puts nothing on the line, whatever is looked at or set', async () => {
    const platform = await aSamplePlatform()
    const proxy = await aFaultProxy(platform.url, () => 'pass')
    const { call } = await aCore({ resumesSync: true })
    const { imported } = await call('task.importSamples', {})
    await call('app.saveSettings', { platformUrl: proxy.url })
    await call('sync.state', {})
    await call('sync.history', {})
    await call('sync.setBandwidth', { bytesPerSecond: 100_000 })
    await call('sync.setAutomatic', { isAutomatic: false })
    await call('sync.pause', { revisionId: null })
    expect(proxy.requests()).toBe(0)
    await signInForTask(call, platform, imported[0]?.id ?? '', proxy.url)
    expect(proxy.requests()).toBe(2)
  })
})
