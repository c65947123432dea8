import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aCore, aCoreWithTask, type TestCore } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { reissueTask } from '../../platform/rules/tasks.ts'

const incoming = ({ folder }: Pick<TestCore, 'folder'>) => readdir(join(folder, 'incoming'))

async function leaveBehind({ folder }: Pick<TestCore, 'folder'>): Promise<void> {
  await mkdir(join(folder, 'incoming'), { recursive: true })
  for (const name of ['a.part', 'b.taskpkg']) {
    await writeFile(join(folder, 'incoming', name), '半个文件')
  }
}

describe('what comes in from the platform', () => {
  it('and was left half-way is dropped at the next start', async () => {
    const first = await aCore()
    await leaveBehind(first)
    first.core.close()
    const second = await aCore({ dataFolder: first.folder })
    expect(await incoming(second)).toEqual([])
  })

  it('goes on where it was with a run that the end of the program cut off', async () => {
    const platform = await aSamplePlatform()
    const first = await aCoreWithTask()
    const proxy = await aFaultProxy(platform.url, ({ path }) =>
      path.includes('/packages/') ? 'lose-request' : 'pass',
    )
    await signInForTask(first.call, platform, first.taskId, proxy.url)
    await reissueTask(platform.desk, first.taskId, '更正联系电话')
    await first.call('sync.start', { taskIds: null })
    await untilSync(first.call, ({ phase }) => phase === 'waiting')
    await leaveBehind(first)
    first.core.close()
    const second = await aCore({ dataFolder: first.folder })
    expect(await incoming(second)).toEqual(['a.part'])
  })

  it('leaves no file behind where a catalog cannot be kept', async () => {
    const platform = await aSamplePlatform()
    const { core, call, taskId, folder } = await aCoreWithTask()
    await signInForTask(call, platform, taskId)
    core.context.db.orm.run(
      sql`CREATE TEMP TRIGGER full_disk BEFORE INSERT ON main.catalog_version
          BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    await call('sync.start', { taskIds: null })
    await untilSync(call, isIdle)
    expect(core.context.db.orm.all(sql`SELECT 1 FROM catalog_version`)).toEqual([])
    expect(await incoming({ folder })).toEqual([])
  })
})
