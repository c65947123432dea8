import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAutomatic } from '../../../electron/core/sync/automatic.ts'
import { PLATFORM_PATHS } from '../../../shared/formats/platform-api.ts'
import { aCore } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

/** A signed task whose line is closed until it is opened. */
async function aDeviceOffline(opinions = 0) {
  const platform = await aSamplePlatform()
  const test = await aCoreWithOpinions(opinions, () => [randomBytes(400_000)])
  const line = { isOpen: true }
  const paths: string[] = []
  const proxy = await aFaultProxy(platform.url, ({ path }) => {
    paths.push(path)
    return line.isOpen ? 'pass' : 'lose-request'
  })
  /** Each run begins with one. */
  const refreshes = (): number =>
    paths.filter((path) => path.endsWith(PLATFORM_PATHS.refresh())).length
  await signInForTask(test.call, platform, test.taskId, proxy.url)
  line.isOpen = false
  return { ...test, proxy, line, platform, refreshes }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('waking', () => {
  it('makes a run go on that waits for the line, and nobody can hammer the platform with it', async () => {
    const { core, call, proxy, line } = await aDeviceOffline()
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    const before = proxy.requests()
    for (let time = 0; time < 200; time += 1) {
      core.wake()
      await pause(2)
    }
    // Its own tries in between grow further apart; with each wake there would be dozens.
    expect(proxy.requests() - before).toBeLessThan(12)
    line.isOpen = true
    expect((await untilSync(call, isIdle, 120_000)).items).toMatchObject([{ status: 'confirmed' }])
  }, 300_000)

  it('puts nothing on the line where no run goes on', async () => {
    const { core, call, proxy } = await aDeviceOffline()
    const before = proxy.requests()
    core.wake()
    expect((await call('sync.state', {})).phase).toBe('idle')
    expect(proxy.requests()).toBe(before)
  }, 120_000)
})

describe('the switch 有网络时自动上报', () => {
  it('sends as soon as the line is back, without a click', async () => {
    const { call, line, proxy } = await aDeviceOffline()
    await call('sync.setAutomatic', { isAutomatic: true })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    expect(proxy.requests()).toBeGreaterThan(0)
    line.isOpen = true
    expect((await untilSync(call, isIdle, 120_000)).items).toMatchObject([{ status: 'confirmed' }])
  }, 300_000)

  it('switched off ends what it began, and nothing begins again, over a restart too', async () => {
    const { core, call, folder, proxy, line } = await aDeviceOffline()
    await call('sync.setAutomatic', { isAutomatic: true })
    await untilSync(call, ({ phase }) => phase === 'waiting')
    await call('sync.setAutomatic', { isAutomatic: false })
    expect((await call('sync.state', {})).phase).toBe('idle')
    line.isOpen = true
    core.wake()
    core.close()
    const before = proxy.requests()
    const again = await aCore({ dataFolder: folder, resumesSync: true })
    again.core.wake()
    expect(await again.call('sync.state', {})).toMatchObject({ phase: 'idle', unsentCount: 1 })
    expect(proxy.requests()).toBe(before)
  }, 120_000)

  it('begins when somebody signs in, and leaves alone what they paused', async () => {
    const device = await aDeviceOffline(2)
    const { core, call, proxy, line, platform, taskId, refreshes } = device
    line.isOpen = true
    await call('sync.signOut', {})
    await call('sync.setAutomatic', { isAutomatic: true })
    expect((await untilSync(call, isIdle)).problem).toMatchObject({ reason: 'signed-out' })
    await call('sync.setBandwidth', { bytesPerSecond: 32 * 1024 })
    await signInForTask(call, platform, taskId, proxy.url)
    await untilSync(call, ({ phase }) => phase === 'pushing')
    await call('sync.pause', { revisionId: null })
    core.close()
    const before = refreshes()
    const again = await aCore({ dataFolder: device.folder, resumesSync: true })
    again.core.wake()
    expect((await again.call('sync.state', {})).phase).toBe('paused')
    expect(refreshes()).toBe(before)
    await again.call('sync.setBandwidth', { bytesPerSecond: null })
    await again.call('sync.start', { taskIds: null })
    const { items } = await untilSync(again.call, isIdle, 120_000)
    expect(items.map(({ status }) => status)).toEqual(Array(3).fill('confirmed'))
    expect(await again.call('sync.history', {})).toMatchObject([{ outcome: 'finished' }, {}])
  }, 300_000)
})

describe('what begins by itself', () => {
  function aSwitch(isOn: () => boolean) {
    const begun = vi.fn<() => void>()
    const automatic = createAutomatic({
      nowMs: () => performance.now(),
      everyMs: 5,
      mayBegin: isOn,
      begin: () => {
        automatic.runBegan()
        begun()
      },
      goOn: () => undefined,
    })
    onTestFinished(automatic.close)
    const untilBegun = (times: number): Promise<void> =>
      vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(times), { timeout: 100_000 })
    return { automatic, begun, untilBegun }
  }

  it('comes again after a run that ended well, and not after one that somebody ended', async () => {
    const { automatic, begun, untilBegun } = aSwitch(() => true)
    await untilBegun(1)
    automatic.runEnded('finished')
    await untilBegun(2)
    automatic.runEnded('cancelled')
    await pause(100)
    expect(begun).toHaveBeenCalledTimes(2)
  })

  it('waits until it may, whatever the time', async () => {
    let isOn = false
    const { automatic, begun, untilBegun } = aSwitch(() => isOn)
    automatic.wake()
    await pause(100)
    expect(begun).not.toHaveBeenCalled()
    isOn = true
    await untilBegun(1)
  })
})
