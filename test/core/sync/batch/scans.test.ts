import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openBatch } from '../../../../electron/core/sync/batch/open-batch.ts'
import { aCore, aSignedTask } from '../../../helpers/core.ts'
import { aFolder } from '../../../helpers/folder.ts'
import { addScan } from '../../../helpers/scans.ts'
import { aSamplePlatform, sendAll, signInForTask } from '../../../helpers/sync.ts'
import { receiptsFile, takeBatch } from '../../../platform/rules/take-batch.ts'
import { aReceivedTask } from '../../received/kit.ts'

const password = '车间验收-2026'

it('a scan that came after its opinion goes to the platform on a stick, and its receipt comes home', async () => {
  const test = await aReceivedTask()
  const { core, call, platform, receipt } = test
  const folder = await aFolder()
  await addScan(test, '盖章件.pdf')
  const path = join(folder, '上报.uploadbatch')
  const grant = core.grant(path)
  expect(await call('batch.export', { taskIds: null, grant, password })).toMatchObject({
    opinions: 1,
  })
  const take = async () => {
    const batch = await openBatch(path, password)
    try {
      return await takeBatch(platform.desk, batch)
    } finally {
      await batch.close()
    }
  }
  const taken = await take()
  expect(taken.items).toMatchObject([{ isScan: true, problem: null }])
  expect((await take()).receipts).toEqual(taken.receipts)

  const receipts = join(folder, '回执.receipts')
  await writeFile(receipts, JSON.stringify(receiptsFile(platform.desk, taken.receipts)))
  const imported = await call('batch.importReceipts', { grant: core.grant(receipts) })
  expect(imported).toEqual({ confirmed: 1, known: 0, foreign: 0, problems: [] })
  const state = await call('sync.state', {})
  expect(state.unsentCount).toBe(0)
  expect(state.items).toMatchObject([
    { status: 'confirmed', receiptNumber: receipt.receiptNumber },
    { status: 'confirmed', scan: '盖章件.pdf' },
  ])
  // Its own batch, read back in where it was made.
  expect(await call('batch.import', { grant, password })).toEqual({ carried: 0, known: 0, own: 1 })
})

it('a scan is sent by another laptop behind its opinion, and both receipts come home', async () => {
  const signed = await aSignedTask()
  const platform = await aSamplePlatform()
  const folder = await aFolder()
  const grantOf = (name: string) => signed.core.grant(join(folder, name))
  // From here on the files of the opinion are fixed.
  await signed.call('batch.export', { taskIds: null, grant: grantOf('一.uploadbatch'), password })
  await addScan(signed, '盖章件.pdf')
  await signed.call('batch.export', { taskIds: null, grant: grantOf('二.uploadbatch'), password })

  const carrier = await aCore()
  await carrier.call('task.importSamples', {})
  await signInForTask(carrier.call, platform, signed.taskId)
  const grant = carrier.core.grant(join(folder, '二.uploadbatch'))
  expect(await carrier.call('batch.import', { grant, password })).toMatchObject({ carried: 2 })
  expect((await carrier.call('sync.state', {})).items).toMatchObject([
    { isCarried: true, scan: null },
    { isCarried: true, scan: '盖章件.pdf', isBehind: true },
  ])
  expect((await sendAll(carrier.call)).items).toMatchObject([
    { status: 'confirmed' },
    { status: 'confirmed' },
  ])
  const receipts = join(folder, '回执.receipts')
  await carrier.call('batch.exportReceipts', { grant: carrier.core.grant(receipts) })
  const taken = await signed.call('batch.importReceipts', { grant: grantOf('回执.receipts') })
  expect(taken).toMatchObject({ confirmed: 2, problems: [] })
  expect((await signed.call('sync.state', {})).unsentCount).toBe(0)
})
