import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../helpers/core.ts'
import { aFaultProxy, type Fate, type Passing } from '../../helpers/fault-proxy.ts'
import { aCoreWithTasks, issueCopies } from '../../helpers/many-tasks.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { press } from '../../core/platform/tool.ts'
import { SAMPLE_PASSWORD } from '../../platform/samples.ts'
import { bytesHeld, chunkOf, countRows, isChunk, placeOf, statuses } from './kit.ts'

const FILM_BYTES = 3 * 1024 ** 2
const REFRESH = 'POST /api/v1/sessions/refresh'
/** Of the film: with it something happens on the platform. */
const AT_CHUNK = 3

/**
 * A film on its way; with its third chunk `happens` takes place on the platform, before that chunk
 * comes there.
 */
async function aFilmOnItsWay(
  happens: (platform: SamplePlatformOfClock) => Promise<void>,
  fate: (passing: Passing) => Fate = () => 'pass',
) {
  let aheadMs = 0
  const now = (): Date => new Date(Date.now() + aheadMs)
  const platform = await aSamplePlatform({ now })
  const later = { ...platform, pass: (ms: number) => void (aheadMs += ms) }
  const test = await aCoreWithTasks(1, () => [randomBytes(FILM_BYTES)])
  await issueCopies(platform, test)
  const places: string[] = []
  let chunks = 0
  let lostBytes = 0
  const proxy = await aFaultProxy(platform.url, async (passing) => {
    places.push(placeOf(passing))
    if (isChunk(passing) && chunkOf(passing) > 1_000) chunks += 1
    if (chunks === AT_CHUNK && lostBytes === 0) {
      lostBytes = chunkOf(passing)
      await happens(later)
    }
    return fate(passing)
  })
  await signInForTask(test.call, platform, test.sampleId, proxy.url)
  await test.call('sync.start', { taskIds: null })
  return {
    ...test,
    platform,
    countOf: (place: string) => places.filter((one) => one === place).length,
    expectWhole: () => {
      expect(chunks).toBeGreaterThan(AT_CHUNK)
      const again = proxy.uploadedBytes() - bytesHeld(platform.dataDir)
      expect(again).toBeLessThanOrEqual(lostBytes)
      expect(countRows(platform.dataDir)).toEqual({ submissions: 1, receipts: 1 })
      // The film and the document: neither was begun a second time.
      expect(places.filter((one) => one === 'POST /api/v1/uploads')).toHaveLength(2)
    },
  }
}

type SamplePlatformOfClock = Awaited<ReturnType<typeof aSamplePlatform>> & {
  readonly pass: (ms: number) => void
}

describe('in the middle of a film', () => {
  it('an access that runs out is renewed, with no word to anybody', async () => {
    const film = await aFilmOnItsWay(async ({ pass }) => pass(20 * 60_000))
    const sent = await untilSync(film.call, isIdle)
    expect(statuses(sent)).toEqual(['confirmed'])
    expect(film.countOf(REFRESH)).toBe(2)
    expect(await film.call('sync.history', {})).toMatchObject([
      { outcome: 'finished', message: null },
    ])
    film.expectWhole()
  })

  it('a renewal whose answer is lost is asked again, and nobody is locked out', async () => {
    let lost = 0
    const film = await aFilmOnItsWay(
      async ({ pass }) => pass(20 * 60_000),
      (passing) => {
        if (placeOf(passing) !== REFRESH || lost === 4) return 'pass'
        lost += 1
        return 'lose-reply'
      },
    )
    expect(statuses(await untilSync(film.call, isIdle, 60_000))).toEqual(['confirmed'])
    expect(lost).toBe(4)
    film.expectWhole()
  })

  it('a session that is revoked stops the run, asks to sign in, and goes on from there', async () => {
    const film = await aFilmOnItsWay(async ({ desk }) => {
      const revokedAt = desk.now().toISOString()
      const change = { revokedAt, revokedReason: '设备遗失' }
      await desk.records.updateTable('session').set(change).execute()
    })
    const stopped = await untilSync(film.call, isIdle)
    expect(stopped.problem).toMatchObject({ reason: 'signed-out', isPassing: false })
    expect(stopped.problem?.message).toContain('设备遗失')
    expect(statuses(stopped)).toEqual(['queued'])
    await signInAgain(film)
    await film.call('sync.start', { taskIds: null })
    expect(statuses(await untilSync(film.call, isIdle))).toEqual(['confirmed'])
    film.expectWhole()
  })

  it('an account that is closed sends no more, and a colleague on this device goes on', async () => {
    let closed = ''
    const film = await aFilmOnItsWay(async (platform) => {
      const [session] = await platform.desk.records.selectFrom('session').selectAll().execute()
      closed = session?.accountId ?? ''
      await press(platform, `/accounts/${closed}/disable`)
    })
    const stopped = await untilSync(film.call, isIdle)
    expect(stopped.problem).toMatchObject({ reason: 'signed-out', isPassing: false })
    expect(stopped.problem?.message).toContain('账号已停用')
    const [own, colleague] = [...panelOf(film)].toSorted(
      (one, other) => Number(other.id === closed) - Number(one.id === closed),
    )
    const password = SAMPLE_PASSWORD
    const again = film.call('sync.signIn', { account: own?.account ?? '', password })
    expect(await refusal(again)).toMatchObject({ code: 'sync-failed', reason: 'refused' })
    await film.call('sync.signIn', { account: colleague?.account ?? '', password })
    await film.call('sync.start', { taskIds: null })
    expect(statuses(await untilSync(film.call, isIdle))).toEqual(['confirmed'])
    film.expectWhole()
  })
})

type Film = Awaited<ReturnType<typeof aFilmOnItsWay>>

/** Those of the same institution, as the device is. */
function panelOf({ platform }: Film) {
  const [first] = platform.accounts
  return platform.accounts.filter(({ institution }) => institution === first?.institution)
}

async function signInAgain({ call }: Film): Promise<void> {
  const account = (await call('sync.state', {})).account?.account ?? ''
  await call('sync.signIn', { account, password: SAMPLE_PASSWORD })
}
