import { copyFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { listEarlierReceipts } from '../../../db/queries/standing.ts'
import type { Desk } from '../../platform/desk.ts'
import { openDesk } from '../../platform/platform.ts'
import { renewHistory } from '../../platform/rules/feed.ts'
import { aDossierOf } from '../received/kit.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'

async function atDesk<T>(dataDir: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk({ dataDir, port: 0 })
  try {
    return await work(desk)
  } finally {
    await desk.files.close()
    await desk.records.destroy()
  }
}

it('tells what a platform restored from a backup has lost, keeps the receipt, and sends it again only when asked', async () => {
  const platform = await aSamplePlatform()
  const { core, call, taskId } = await aSignedTask()
  await signInForTask(call, platform, taskId)
  const { dataDir } = platform
  const database = join(dataDir, 'platform.sqlite')
  const backup = join(dataDir, 'backup.sqlite')
  const source = new Database(database, { readonly: true })
  await source.backup(backup)
  source.close()
  const run = async () => {
    await call('sync.start', { taskIds: null })
    return untilSync(call, isIdle)
  }
  expect((await run()).items).toMatchObject([{ status: 'confirmed', isGone: false }])
  const [first] = await call('sync.receipts', {})
  const received = () =>
    atDesk(dataDir, ({ records }) => records.selectFrom('receipts').selectAll().execute())
  expect(await received()).toHaveLength(1)

  await platform.restart(async () => {
    for (const ending of ['-wal', '-shm']) await rm(database + ending, { force: true })
    await copyFile(backup, database)
    await atDesk(dataDir, renewHistory)
  })
  // The sessions since the backup are lost as well: people sign in anew.
  expect((await run()).problem).toMatchObject({ reason: 'signed-out' })
  await signInForTask(call, platform, taskId)
  const told = await run()
  expect(told.items).toMatchObject([
    { status: 'confirmed', isGone: true, receiptNumber: first?.receiptNumber },
  ])
  expect(told.unsentCount).toBe(1)
  // Nobody has asked for it: nothing is sent by itself, in the next run neither.
  expect((await run()).items).toMatchObject([{ status: 'confirmed', isGone: true }])
  expect(await received()).toEqual([])
  expect((await call('task.get', { taskId })).upload?.state).toBe('confirmed')

  // Its old receipt, come back on a stick, says nothing of what the platform has now.
  const path = join(await aFolder(), '回执.receipts')
  const receipts = [{ payload: first?.payload, signature: first?.signature }]
  const file = { format: 'smedt-receipts', version: 1, platform: first?.platform, receipts }
  await writeFile(path, JSON.stringify(file))
  const taken = await call('batch.importReceipts', { grant: core.grant(path) })
  expect(taken).toMatchObject({ confirmed: 0, known: 1 })
  expect((await call('sync.state', {})).items).toMatchObject([{ isGone: true }])

  await call('sync.retry', { revisionId: first?.revisionId ?? '' })
  const again = await untilSync(call, (state) => isIdle(state) && state.unsentCount === 0)
  expect(again.items).toMatchObject([{ status: 'confirmed', isGone: false }])
  const [second, ...others] = await call('sync.receipts', {})
  expect(others).toEqual([])
  expect(second?.signature).not.toBe(first?.signature)
  expect(JSON.parse(second?.payload ?? '{}')).toMatchObject({
    idempotencyKey: first?.revisionId,
    recordSha256: first?.recordSha256,
  })
  const earlier = listEarlierReceipts(core.context.db, first?.revisionId ?? '')
  expect(earlier.map(({ signature }) => signature)).toEqual([first?.signature])
  expect(await received()).toHaveLength(1)
  const files = await aDossierOf({ core, call, taskId })
  expect(String(files.get('数据/第1版/此前的回执-1.json'))).toContain(first?.signature)
  expect(String(files.get('数据/第1版/回执.json'))).toContain(second?.signature)
})
