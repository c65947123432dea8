import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { aCore, aSignedTask } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aSamplePlatform, signInForTask, type SamplePlatform } from '../../helpers/sync.ts'

describe('signing out', () => {
  it('after a restart of the program ends the session at the platform too', async () => {
    const platform = await aSamplePlatform()
    const first = await aSignedTask()
    await signInForTask(first.call, platform, first.taskId)
    first.core.close()
    const { call } = await aCore({ dataFolder: first.folder })
    expect((await call('sync.signOut', {})).account).toBeNull()
    expect(sessionsOf(platform)).toEqual(['ended'])
  })

  it('where nothing answers is done here at once, and told when somebody signs in', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    await platform.restart(async () => {
      expect((await call('sync.signOut', {})).account).toBeNull()
    })
    expect(sessionsOf(platform)).toEqual(['open'])
    await signInForTask(call, platform, taskId)
    expect(sessionsOf(platform)).toEqual(['ended', 'open'])
  })

  it('ends the sessions too in whose place others came, as soon as that can be told', async () => {
    const platform = await aSamplePlatform()
    let isClosed = false
    const proxy = await aFaultProxy(platform.url, ({ path }) =>
      isClosed && path.endsWith('/refresh') ? 'lose-request' : 'pass',
    )
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId, proxy.url)
    isClosed = true
    await signInForTask(call, platform, taskId, proxy.url)
    expect(sessionsOf(platform)).toEqual(['open', 'open'])
    isClosed = false
    await call('sync.signOut', {})
    expect(sessionsOf(platform)).toEqual(['ended', 'ended'])
  })
})

/** As the platform has them, the oldest first. */
function sessionsOf({ dataDir }: SamplePlatform): readonly string[] {
  const db = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  try {
    const sql = 'SELECT revoked_at IS NULL FROM session ORDER BY started_at, rowid'
    return db
      .prepare<[], number>(sql)
      .pluck()
      .all()
      .map((isOpen) => (isOpen ? 'open' : 'ended'))
  } finally {
    db.close()
  }
}
