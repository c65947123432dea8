import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aCore, type TestCore } from '../../helpers/core.ts'
import { aFaultProxy, type Fate, type Passing } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { bytesHeld, chunkOf, countRows, isChunk, statuses, untilAllSent } from './kit.ts'

const MIB = 1024 ** 2
const FILM_BYTES = 6 * MIB
/** More than once each kind of cut. */
const LEAST_CUTS = 8

type Cut = {
  readonly fate: (passing: Passing) => Fate
  /** Whether the bytes of the chunk may have to go out again. */
  readonly losesChunk: boolean
}

const CUTS: readonly Cut[] = [
  // Between two chunks: the reply has been read, the next request is not there yet.
  { fate: () => 'cut-after-reply', losesChunk: false },
  { fate: (passing) => ({ cutAfterBytes: chunkOf(passing) }), losesChunk: true },
  { fate: (passing) => ({ cutAfterBytes: chunkOf(passing) - 1 }), losesChunk: true },
  { fate: () => 'lose-reply', losesChunk: true },
]

/** Photos go out with the creation of their upload, in one request. */
const isOfFilm = (passing: Passing): boolean =>
  isChunk(passing) &&
  (passing.method === 'PATCH' || passing.headers['upload-length'] === String(FILM_BYTES))

/** A film in an opinion, over a line that breaks at every chunk of it. */
async function aFilmOnABrokenLine() {
  const platform = await aSamplePlatform()
  const test = await aCoreWithTasks(1, () => [randomBytes(FILM_BYTES)])
  await issueCopies(platform, test)
  let cuts = 0
  let atStake = 0
  let isAgain = false
  let isDown = false
  const proxy = await aFaultProxy(platform.url, (passing) => {
    // The line is still down when the next request is tried, with a chunk or without.
    if (isDown) {
      isDown = false
      atStake += chunkOf(passing)
      return 'lose-request'
    }
    if (!isOfFilm(passing)) return 'pass'
    const cut = isAgain ? undefined : CUTS[cuts % CUTS.length]
    isAgain = cut?.losesChunk ?? false
    if (!cut) return 'pass'
    cuts += 1
    isDown = true
    if (cut.losesChunk) atStake += chunkOf(passing)
    return cut.fate(passing)
  })
  await signInForTask(test.call, platform, test.sampleId, proxy.url)
  return {
    ...test,
    cuts: () => cuts,
    expectLittleAgain: () => {
      expect(cuts).toBeGreaterThanOrEqual(LEAST_CUTS)
      const again = proxy.uploadedBytes() - bytesHeld(platform.dataDir)
      expect(again).toBeGreaterThanOrEqual(0)
      expect(again).toBeLessThanOrEqual(atStake)
      expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
    },
  }
}

describe('a film on a line that is cut at every edge of its chunks', () => {
  it('goes on from there, with at most one chunk again for each cut', async () => {
    const broken = await aFilmOnABrokenLine()
    const sent = await untilAllSent(broken.call)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect(sent.problem).toBeNull()
    broken.expectLittleAgain()
  })

  it('goes on from there in a program that is started anew after each cut', async () => {
    const broken = await aFilmOnABrokenLine()
    let current: TestCore = broken
    let restarts = 0
    await current.call('sync.start', { taskIds: null })
    for (;;) {
      const state = await untilSync(
        current.call,
        (now) => isIdle(now) || (now.phase === 'waiting' && broken.cuts() > restarts),
      )
      if (isIdle(state)) break
      current.core.close()
      current = await aCore({ dataFolder: broken.folder, resumesSync: true })
      restarts += 1
    }
    expect(restarts).toBeGreaterThanOrEqual(LEAST_CUTS)
    expect(statuses(await current.call('sync.state', {}))).toEqual(['confirmed'])
    broken.expectLittleAgain()
  })
})
