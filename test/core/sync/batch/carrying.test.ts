import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openBatch } from '../../../../electron/core/sync/batch/open-batch.ts'
import { receiptsFileSchema } from '../../../../shared/formats/upload-batch.ts'
import { openDesk } from '../../../platform/platform.ts'
import { searchReceived } from '../../../platform/records/received.ts'
import { receiptsOf, takeBatch } from '../../../platform/rules/take-batch.ts'
import { aCore, aSignedTask, refusal, type TestCore } from '../../../helpers/core.ts'
import { aFolder } from '../../../helpers/folder.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../../helpers/sync.ts'

const password = '车间验收-2026'

/** A signed task, exported to a stick. */
async function aStick() {
  const signed = await aSignedTask()
  const folder = await aFolder()
  const path = join(folder, '上报.uploadbatch')
  const grant = signed.core.grant(path)
  const written = await signed.call('batch.export', { taskIds: null, grant, password })
  return { signed, folder, path, written }
}

async function aPlatformDesk() {
  const desk = await openDesk({ dataDir: await aFolder(), port: 0 })
  onTestFinished(async () => {
    await desk.files.close()
    await desk.records.destroy()
  })
  return desk
}

async function uploadState({ call }: TestCore, taskId: string) {
  return (await call('task.get', { taskId })).upload?.state
}

describe('a batch on a stick', () => {
  it('reaches the platform as one record however often it comes, and its receipts confirm it', async () => {
    const { signed, folder, path, written } = await aStick()
    expect(written.opinions).toBe(1)
    const desk = await aPlatformDesk()
    const take = async () => {
      const batch = await openBatch(path, password)
      try {
        return await takeBatch(desk, batch)
      } finally {
        await batch.close()
      }
    }
    const first = await take()
    expect(first.items).toMatchObject([{ problem: null }])
    expect((await take()).receipts).toEqual(first.receipts)
    expect((await searchReceived(desk.records, { words: '' }, { offset: 0, limit: 1 })).count).toBe(
      1,
    )
    expect(await uploadState(signed, signed.taskId)).toBe('queued')

    const ids = first.items.flatMap(({ submissionId }) => submissionId ?? [])
    const receipts = join(folder, '回执.receipts')
    await writeFile(receipts, JSON.stringify(await receiptsOf(desk, ids)))
    const grant = signed.core.grant(receipts)
    const taken = await signed.call('batch.importReceipts', { grant })
    expect(taken).toEqual({ confirmed: 1, known: 0, foreign: 0, problems: [] })
    expect(await uploadState(signed, signed.taskId)).toBe('confirmed')
    const again = await signed.call('batch.importReceipts', { grant })
    expect(again).toMatchObject({ confirmed: 0, known: 1 })
    expect((await signed.call('sync.receipts', {})).map(({ taskId }) => taskId)).toEqual([
      signed.taskId,
    ])
  })

  it('never becomes 已上报 by a receipt that the platform did not sign', async () => {
    const { signed, folder, path } = await aStick()
    const desk = await aPlatformDesk()
    const batch = await openBatch(path, password)
    const { receipts } = await takeBatch(desk, batch)
    await batch.close()
    const forged = receipts.map(({ payload, signature }) => ({
      payload: payload.replace('HZ-', 'HX-'),
      signature,
    }))
    const file = join(folder, '假回执.receipts')
    await writeFile(
      file,
      JSON.stringify({ format: 'smedt-receipts', version: 1, platform: 'x', receipts: forged }),
    )
    const taken = await signed.call('batch.importReceipts', { grant: signed.core.grant(file) })
    expect(taken.confirmed).toBe(0)
    expect(taken.problems[0]).toContain('签名')
    expect(await uploadState(signed, signed.taskId)).toBe('queued')
  })

  it('is sent by another laptop under its own session, and the receipts come home', async () => {
    const { signed, folder, path } = await aStick()
    const platform = await aSamplePlatform()
    const carrier = await aCore()
    await carrier.call('task.importSamples', {})
    await signInForTask(carrier.call, platform, signed.taskId)
    const grant = carrier.core.grant(path)
    const wrong = carrier.call('batch.import', { grant, password: '不是这个密码' })
    expect(await refusal(wrong)).toMatchObject({ code: 'file-unreadable' })
    expect(await carrier.call('batch.import', { grant, password })).toMatchObject({ carried: 1 })
    expect(await carrier.call('batch.import', { grant, password })).toMatchObject({
      carried: 0,
      known: 1,
    })
    const waiting = await carrier.call('sync.state', {})
    expect(waiting.unsentCount).toBe(1)
    expect(waiting.items).toMatchObject([{ isCarried: true, status: 'queued' }])

    await carrier.call('sync.start', { taskIds: [signed.taskId] })
    const done = await untilSync(carrier.call, (state) => isIdle(state) && state.unsentCount === 0)
    expect(done.items).toMatchObject([{ isCarried: true, status: 'confirmed' }])

    const receipts = join(folder, '回执.receipts')
    await carrier.call('batch.exportReceipts', { grant: carrier.core.grant(receipts) })
    expect(receiptsFileSchema.safeParse(JSON.parse(await readFile(receipts, 'utf8'))).success).toBe(
      true,
    )
    const taken = await signed.call('batch.importReceipts', { grant: signed.core.grant(receipts) })
    expect(taken.confirmed).toBe(1)
    expect(await uploadState(signed, signed.taskId)).toBe('confirmed')
  }, 60_000)

  it('leaves alone what this device made itself', async () => {
    const { signed, path } = await aStick()
    const grant = signed.core.grant(path)
    const taken = await signed.call('batch.import', { grant, password })
    expect(taken).toEqual({ carried: 0, known: 0, own: 1 })
    expect((await signed.call('sync.state', {})).items).toHaveLength(1)
  })
})
