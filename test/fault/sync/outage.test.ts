import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { onPostgresAndS3 } from '../../core/platform/engines.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

onPostgresAndS3('a laptop whose platform loses its database in the middle', (storage, postgres) => {
  it('waits, says that the platform is busy, and goes on where it was', async () => {
    const platform = await aSamplePlatform(await storage())
    const { call, taskId } = await aCoreWithOpinions(2, () => [randomBytes(1024 ** 2)])
    await signInForTask(call, platform, taskId)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ items }) => items.some((one) => one.status === 'confirmed'), 60_000)
    await postgres().stop()
    const waiting = await untilSync(call, ({ phase }) => phase === 'waiting', 60_000)
    expect(waiting.problem).toMatchObject({ reason: 'busy', isPassing: true })
    await postgres().start()
    // Nobody presses anything: it comes again by itself.
    const sent = await untilSync(call, isIdle, 180_000)
    expect(new Set(sent.items.map(({ status }) => status))).toEqual(new Set(['confirmed']))
    const receipts = await platform.desk.records.selectFrom('receipts').select('sequence').execute()
    expect(receipts).toHaveLength(3)
  }, 300_000)
})
