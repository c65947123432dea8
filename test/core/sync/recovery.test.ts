import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { platformProcess, signInSample } from '../../helpers/platform-process.ts'
import { isIdle, untilSync } from '../../helpers/sync.ts'
import { temporaryFolder } from './kit.ts'

function countRows(dataDir: string): readonly [submissions: number, receipts: number] {
  const db = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  const count = (table: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  const counts = [count('submissions'), count('receipts')] as const
  db.close()
  return counts
}

describe('a platform that is killed', () => {
  it('in the middle of a file gets only what is missing after its restart', async () => {
    const dataDir = temporaryFolder()
    const first = await platformProcess(dataDir, 0)
    const photos = Array.from({ length: 5 }, () => randomBytes(1_500_000))
    let isKilled = false
    let sentBefore: number | null = null
    const proxy = await aFaultProxy(first.url, ({ path }) => {
      if (path.endsWith('/complete')) sentBefore ??= proxy.uploadedBytes()
      // Two of the photos are there.
      const isThen = sentBefore !== null && proxy.uploadedBytes() > sentBefore + 3_100_000
      if (isThen && !isKilled) isKilled = first.child.kill('SIGKILL')
      return 'pass'
    })
    const { call } = await aCoreWithOpinions(1, () => photos)
    await signInSample(call, proxy.url)
    await call('sync.start', { taskIds: null })
    const { problem, items } = await untilSync(call, ({ phase }) => phase === 'waiting')
    expect(problem).toMatchObject({ reason: 'offline', isPassing: true })
    expect(items).toMatchObject([{ status: 'confirmed' }, { status: 'sending' }])

    await platformProcess(dataDir, Number(new URL(first.url).port))
    const sentUntilThen = proxy.uploadedBytes()
    const sent = await untilSync(call, isIdle)
    expect(sent.items).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed' }])
    // The two photos that were there are not sent again.
    expect(proxy.uploadedBytes() - sentUntilThen).toBeLessThanOrEqual(3 * 1_500_000)
    expect(countRows(dataDir)).toEqual([2, 2])
  })

  it('prints one line when ready and stops cleanly on SIGTERM', async () => {
    const { child, lines } = await platformProcess(temporaryFolder(), 0)
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
    expect(lines).toEqual([expect.stringMatching(/^platform ready http:\/\/127\.0\.0\.1:\d+$/)])
  })
})
