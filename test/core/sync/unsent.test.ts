import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { actAs, aCore, aSignedTask, refusal } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aSamplePlatform, isIdle, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'

describe('an opinion that is not sent', () => {
  it('stays 待上报 with the reason where nothing listens, and goes when the platform is back', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    await platform.restart(async () => {
      await call('sync.start', { taskIds: [taskId] })
      const { problem } = await untilSync(call, ({ phase }) => phase === 'waiting')
      expect(problem?.message).toContain('连不上平台')
      expect(problem?.message).toContain('待上报')
      expect((await call('task.get', { taskId })).summary.status).toBe('awaiting-upload')
    })
    expect((await sendAll(call)).items).toMatchObject([{ status: 'confirmed' }])
  })

  it('whose receipt could not be verified does not go out at all', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId } = await aSignedTask()
    const paths: string[] = []
    const proxy = await aFaultProxy(platform.url, ({ path }) => {
      paths.push(path)
      return 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    core.context.db.orm.run(
      sql`UPDATE task SET package = json_set(package, '$.platform.receiptKey', 'AAAA')`,
    )
    const { items } = await sendAll(call)
    expect(items).toMatchObject([{ status: 'set-aside', problem: { reason: 'receipt-invalid' } }])
    expect(paths).toContain('/api/v1/sessions/refresh')
    expect(paths).not.toContain('/api/v1/submissions')
  })

  it('stays 待上报 where its receipt cannot be written, and says so', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId } = await aSignedTask()
    await signInForTask(call, platform, taskId)
    const { orm } = core.context.db
    orm.run(
      sql`CREATE TEMP TRIGGER full_disk BEFORE UPDATE OF receipt ON main.upload
          BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    const broken = await sendAll(call)
    expect(broken.items).toMatchObject([{ status: 'queued', receiptNumber: null }])
    expect(broken.problem).toMatchObject({ reason: 'local-file', isPassing: false })
    expect(broken.unsentCount).toBe(1)
    orm.run(sql`DROP TRIGGER full_disk`)
    const done = await sendAll(call)
    expect(done).toMatchObject({ problem: null, items: [{ status: 'confirmed' }] })
    expect(await call('sync.history', {})).toHaveLength(1)
  })

  it('is refused before the last signature of its new revision', async () => {
    const { call, taskId, ...test } = await aSignedTask()
    await actAs({ call, taskId, ...test }, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    expect((await refusal(call('sync.start', { taskIds: [taskId] }))).code).toBe('not-allowed')
  })

  it('goes back to the queue when core ends in the middle of sending', async () => {
    const platform = await aSamplePlatform()
    // A platform that takes the opinion and never answers.
    const hanging: typeof fetch = (address, init) =>
      address instanceof URL && address.pathname.endsWith('/submissions')
        ? new Promise(() => undefined)
        : fetch(address, init)
    const { core, call, taskId, folder } = await aSignedTask({ fetch: hanging })
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ items }) => items[0]?.status === 'registering')
    const reopened = call('opinion.reopen', { taskId, reason: 'x' })
    expect((await refusal(reopened)).code).toBe('not-allowed')
    core.close()
    const again = await aCore({ dataFolder: folder })
    const { summary, upload } = await again.call('task.get', { taskId })
    expect(summary.status).toBe('awaiting-upload')
    expect(upload?.state).toBe('queued')
    expect((await untilSync(again.call, isIdle)).items).toMatchObject([{ status: 'queued' }])
  })
})
