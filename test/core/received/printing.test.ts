import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCall, type Call } from '../../../electron/core/dispatch.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { aCore, aSignedTask, refusal, type TaskCore } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import {
  aSamplePlatform,
  isIdle,
  signInForTask,
  untilSync,
  type SamplePlatform,
} from '../../helpers/sync.ts'
import { aReceivedTask } from './kit.ts'

/** A laptop without the task, which has carried its opinion to the platform. */
async function aCarrier(signed: TaskCore, platform: SamplePlatform) {
  const stick = join(await aFolder(), '上报.uploadbatch')
  const password = '车间验收-2026'
  await signed.call('batch.export', { taskIds: null, grant: signed.core.grant(stick), password })
  const carrier = await aCore()
  await carrier.call('task.importSamples', {})
  await signInForTask(carrier.call, platform, signed.taskId)
  await carrier.call('batch.import', { grant: carrier.core.grant(stick), password })
  await carrier.call('sync.start', { taskIds: null })
  await untilSync(carrier.call, isIdle)
  const [receipt] = await carrier.call('sync.receipts', {})
  if (!receipt) throw new Error('the platform has given a receipt')
  return { ...carrier, receipt }
}

/** Prints a receipt as the window does; answers what came out and its line of the log. */
async function print(call: Call, revisionId: string) {
  const { printId, bytes } = await call('receipt.print', { revisionId })
  const [begun] = await call('receipt.prints', { revisionId })
  expect(begun).toMatchObject({ id: printId, sha256: sha256(bytes), outcome: null })
  await call('print.finish', { printId, outcome: 'printed' })
  const again = call('print.finish', { printId, outcome: 'failed' })
  expect(await refusal(again)).toMatchObject({ code: 'not-found' })
  const [entry] = await call('receipt.prints', { revisionId })
  return { bytes, entry }
}

describe('a receipt on paper', () => {
  it('of another laptop’s opinion is printed and noted like an own one', async () => {
    const platform = await aSamplePlatform()
    const signed = await aSignedTask()
    const { call, receipt } = await aCarrier(signed, platform)
    const { revisionId } = receipt
    expect(receipt.isCarried).toBe(true)
    const { bytes, entry } = await print(call, revisionId)
    expect(bytes).toEqual(await call('receipt.pdf', { revisionId }))
    const { account } = await call('sync.state', {})
    expect(entry).toMatchObject({ outcome: 'printed', author: account?.name })
  })

  it('is noted with its task where it is an own one', async () => {
    const { call, taskId, receipt } = await aReceivedTask()
    const { entry } = await print(call, receipt.revisionId)
    const { package: pkg, actingExpertId } = await call('task.get', { taskId })
    const author = pkg.panel.experts.find(({ id }) => id === actingExpertId)?.name
    expect(entry).toMatchObject({ documentId: 'receipt', revision: 1, author })
    expect(await call('print.list', { taskId })).toMatchObject([{ id: entry?.id }])
  })
})

describe('the export of all receipts', () => {
  it('can be cancelled, and writes the whole the next time', async () => {
    const received = await aReceivedTask()
    received.core.close()
    let cancels = true
    const { core } = await aCore({
      dataFolder: received.folder,
      emit: (event) => {
        if (event.type === 'dossier-progress' && cancels) void call('dossier.cancel', {})
      },
    })
    const call = createCall(core.dispatch)
    const folder = await aFolder()
    const place = {
      revisionIds: null,
      form: 'zip',
      grant: core.grant(join(folder, '回执.zip')),
    } as const
    expect(await refusal(call('receipt.export', place))).toMatchObject({ code: 'cancelled' })
    expect(await readdir(folder)).not.toContain('回执.zip')
    cancels = false
    await call('receipt.export', place)
    expect(await readdir(folder)).toEqual(['回执.zip'])
  })
})
