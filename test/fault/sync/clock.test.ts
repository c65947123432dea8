import { describe, expect, it } from 'vitest'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { countRows, placeOf, statuses } from './kit.ts'

const DAY_MS = 24 * 3_600_000
const TWO_YEARS_MS = 730 * DAY_MS
const COUNT = 4

/** A signed task of several revisions, on a device whose clock is that much ahead. */
async function aDeviceAhead(aheadMs: number, jumpMs = 0) {
  let offsetMs = aheadMs
  const now = (): Date => new Date(Date.now() + offsetMs)
  const platform = await aSamplePlatform()
  const test = await aCoreWithOpinions(COUNT - 1, () => [], { now })
  let registered = 0
  const proxy = await aFaultProxy(platform.url, (passing) => {
    if (placeOf(passing) !== 'POST /api/v1/submissions') return 'pass'
    registered += 1
    if (registered === 2) offsetMs += jumpMs
    return 'pass'
  })
  await signInForTask(test.call, platform, test.taskId, proxy.url)
  return { ...test, platform, registered: () => registered }
}

async function sendAll({ call }: Awaited<ReturnType<typeof aDeviceAhead>>) {
  await call('sync.start', { taskIds: null })
  const sent = await untilSync(call, isIdle, 60_000)
  expect(statuses(sent)).toEqual(['confirmed'])
  expect(sent.items).toHaveLength(COUNT)
  return sent
}

/** What the platform has, in the order in which it came there. */
async function received({ platform }: Awaited<ReturnType<typeof aDeviceAhead>>) {
  expect(countRows(platform.dataDir)).toEqual({ submissions: COUNT, receipts: COUNT })
  const rows = await platform.desk.records
    .selectFrom('submissions')
    .innerJoin('receipts', 'receipts.submissionId', 'submissions.id')
    .select(['submissions.revision', 'submissions.record', 'receipts.receivedAt'])
    .orderBy('receipts.sequence')
    .execute()
  for (const { receivedAt } of rows) {
    expect(Math.abs(Date.parse(receivedAt) - Date.now())).toBeLessThan(DAY_MS)
  }
  expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3, 4])
  return JSON.parse(rows[0]?.record ?? '') as OpinionSnapshot
}

describe('a device whose clock is wrong', () => {
  it('by two years behind says so before it ever goes online, sends in order, and has it on record', async () => {
    const device = await aDeviceAhead(-TWO_YEARS_MS)
    const { clockWarning } = await device.call('app.state', {})
    expect(clockWarning).toMatch(/^本机时间比任务包的签发时间还早约 7\d\d 天，不影响/u)
    const sent = await sendAll(device)
    expect(sent.clockWarning).toContain('本机时间比平台慢了约 730 天')
    const { clock, opinion } = await received(device)
    expect(clock).toMatchObject({ against: 'package', at: '2026-11-18T02:00:00.000Z' })
    expect(clock?.now.slice(0, 10)).toBe(opinion.frozenAt.slice(0, 10))
    expect(await device.call('sync.history', {})).toMatchObject([
      { outcome: 'finished', message: sent.clockWarning },
    ])
    // From now on the receipt is the latest thing that is surely past.
    expect((await device.call('app.state', {})).clockWarning).toContain('平台回执的时间还早')
  })

  it('by two years ahead says so once the platform has answered, and sends in order', async () => {
    const device = await aDeviceAhead(TWO_YEARS_MS)
    expect((await device.call('app.state', {})).clockWarning).toBeNull()
    const sent = await sendAll(device)
    expect(sent.clockWarning).toContain('本机时间比平台快了约 730 天')
    expect((await received(device)).clock).toBeUndefined()
    expect(await device.call('sync.history', {})).toMatchObject([{ message: sent.clockWarning }])
  })

  it('because it jumps while it sends goes on in order, and says that it is older than a signature', async () => {
    const device = await aDeviceAhead(0, -30 * DAY_MS)
    expect((await device.call('app.state', {})).clockWarning).toBeNull()
    const sent = await sendAll(device)
    expect(device.registered()).toBe(COUNT)
    expect(sent.clockWarning).toContain('慢了约 30 天')
    expect((await received(device)).clock).toBeUndefined()
    expect((await device.call('app.state', {})).clockWarning).toContain('还早约 30 天')
  })
})
