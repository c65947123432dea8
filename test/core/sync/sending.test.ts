import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { updateFileUpload } from '../../../db/queries/outbox.ts'
import type { SyncEvent } from '../../../shared/ipc/contract.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { aFaultProxy, type Fate } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aCoreWithOpinions } from '../../helpers/many-opinions.ts'
import { platformProcess, signInSample } from '../../helpers/platform-process.ts'
import { aSamplePlatform, isIdle, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'

const MIB = 1024 ** 2

describe('the engine with the reference platform', () => {
  it('sends files of the same content once, and empty ones', async () => {
    const platform = await aSamplePlatform()
    const photo = randomBytes(500_000)
    const { call, taskId } = await aCoreWithOpinions(1, () => [photo, photo, Buffer.alloc(0)])
    const proxy = await aFaultProxy(platform.url, () => 'pass')
    await signInForTask(call, platform, taskId, proxy.url)
    const { items } = await sendAll(call)
    expect(items).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed' }])
    const files = await call('sync.files', { revisionId: items[1]?.revisionId ?? '' })
    expect(files.map(({ sizeBytes }) => sizeBytes)).toEqual([300, 500_000, 0])
    const sizeBytes = items.reduce((total, item) => total + item.totalBytes, 0)
    expect(proxy.uploadedBytes()).toBe(sizeBytes)
  })

  it('sends nothing again once it is confirmed, and keeps the same receipt', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aSignedTask()
    const proxy = await aFaultProxy(platform.url, () => 'pass')
    await signInForTask(call, platform, taskId, proxy.url)
    await sendAll(call)
    const receipts = await call('sync.receipts', {})
    const sentBytes = proxy.uploadedBytes()
    await sendAll(call)
    expect(await call('sync.receipts', {})).toEqual(receipts)
    expect(proxy.uploadedBytes()).toBe(sentBytes)
    expect((await call('app.state', {})).unsentCount).toBe(0)
    const { upload } = await call('task.get', { taskId })
    expect(upload?.receiptNumber).toBe(receipts[0]?.receiptNumber)
  })

  it('tells of progress that only grows and ends at the total, and names the file', async () => {
    const platform = await aSamplePlatform()
    const seen: Extract<SyncEvent, { readonly type: 'sync-progress' }>[] = []
    const { call, taskId, ids } = await aCoreWithOpinions(1, () => [randomBytes(3_000_000)], {
      emit: (event) => {
        if (event.type === 'sync-progress') seen.push(event)
      },
    })
    await signInForTask(call, platform, taskId)
    const { items } = await sendAll(call)
    const own = seen.filter(({ revisionId }) => revisionId === ids[0])
    const sent = own.map(({ sentBytes }) => sentBytes)
    expect(sent).toEqual(sent.toSorted((a, b) => a - b))
    expect(own.map(({ file }) => file)).toContain('佐证 2-0.jpg')
    expect(items[1]).toMatchObject({ sentBytes: 3_000_300, totalBytes: 3_000_300 })
  })

  it('never holds a large file in memory', async () => {
    const platform = await platformProcess(await aFolder(), 0)
    const film = randomBytes(160 * MIB)
    let peak = 0
    const { call } = await aCoreWithOpinions(1, () => [film], {
      emit: ({ type }) => {
        if (type === 'sync-progress') peak = Math.max(peak, process.memoryUsage().arrayBuffers)
      },
    })
    await signInSample(call, platform.url)
    const before = process.memoryUsage().arrayBuffers
    await call('sync.start', { taskIds: null })
    const { items } = await untilSync(call, isIdle, 280_000)
    expect(items[1]).toMatchObject({ status: 'confirmed', totalBytes: film.byteLength + 300 })
    // A few copies of a chunk of 16 MB, those that are garbage included.
    expect(peak - before).toBeLessThan(128 * MIB)
  }, 300_000)

  it('goes on in the middle of a file after a pause', async () => {
    const platform = await aSamplePlatform()
    const sizeBytes = 6_000_000
    const { call, taskId } = await aCoreWithOpinions(1, () => [randomBytes(sizeBytes)])
    let chunks = 0
    const proxy = await aFaultProxy(platform.url, async ({ method }): Promise<Fate> => {
      chunks += method === 'PATCH' ? 1 : 0
      if (method === 'PATCH' && chunks === 3) await call('sync.pause', { revisionId: null })
      return 'pass'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    await call('sync.start', { taskIds: null })
    await untilSync(call, ({ phase }) => phase === 'paused')
    expect((await sendAll(call)).items[1]).toMatchObject({ status: 'confirmed' })
    expect(proxy.uploadedBytes()).toBeLessThan(sizeBytes * 2)
  })

  it('goes on under another address of the platform, though a file was half-way', async () => {
    const platform = await aSamplePlatform()
    const bytes = randomBytes(500_000)
    const { core, call, taskId } = await aCoreWithOpinions(1, () => [bytes])
    await signInForTask(call, platform, taskId)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const before = 'http://127.0.0.1:9/files/half-way'
    updateFileUpload(core.context.db, sha256, before, new Date().toISOString())
    expect((await sendAll(call)).items[1]).toMatchObject({ status: 'confirmed' })
  })

  it('names a file that is damaged on this device, and lets the platform keep nothing of it', async () => {
    const platform = await aSamplePlatform()
    const sizeBytes = 234_567
    const test = await aCoreWithOpinions(1, () => [randomBytes(sizeBytes)])
    const { call, taskId } = test
    const mend = await damageFileOf(join(test.folder, 'evidence'), sizeBytes)
    await signInForTask(call, platform, taskId)
    const { items } = await sendAll(call)
    expect(items).toMatchObject([
      { status: 'confirmed' },
      { status: 'set-aside', problem: { reason: 'local-file', isPassing: false } },
    ])
    expect(items[1]?.problem?.message).toContain('佐证 2-0.jpg')
    await mend()
    await call('sync.retry', { revisionId: items[1]?.revisionId ?? '' })
    expect((await untilSync(call, isIdle)).items[1]).toMatchObject({ status: 'confirmed' })
  })
})

/** Changes one byte of the stored file that holds so many; answers how to undo it. */
async function damageFileOf(folder: string, sizeBytes: number): Promise<() => Promise<void>> {
  const names = await readdir(folder, { recursive: true })
  for (const path of names.map((name) => join(folder, name))) {
    const { size } = await stat(path)
    // Encryption adds a header, and a tag to each chunk.
    if (size <= sizeBytes || size > sizeBytes + 1000) continue
    const whole = await readFile(path)
    const damaged = Buffer.from(whole)
    damaged.writeUInt8(damaged.readUInt8(size - 100) ^ 1, size - 100)
    await writeFile(path, damaged)
    return () => writeFile(path, whole)
  }
  throw new Error('the file is in the store')
}
