import { randomBytes } from 'node:crypto'
import { open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import type { CoreEvent } from '../../../shared/ipc/contract.ts'
import { aJpeg, aPng } from '../../fixtures/media.ts'
import { aSignedTask, aCoreWithTask, actAs, refusal } from '../../helpers/core.ts'

const POINT = { kind: 'checkpoint', key: 'C1' } as const
const OTHER = { kind: 'material', key: 'M01' } as const

async function aPhoto() {
  const test = await aCoreWithTask()
  const { call, taskId } = test
  const bytes = aJpeg({ model: 'X', takenAt: '2020:01:01 00:00:00' })
  const photo = await call('evidence.addBytes', {
    ...{ taskId, ...POINT, name: '照片.jpg', source: 'camera', device: 'USB 摄像头' },
    bytes,
  })
  return { ...test, photo, evidenceId: photo.id }
}

describe('evidence', () => {
  it('of the camera has its own time and device, that of a file what the file says', async () => {
    const now = new Date('2026-11-23T01:41:07.000Z')
    const { core, call, taskId, folder } = await aCoreWithTask({ now: () => now })
    const bytes = aJpeg({ model: 'X', takenAt: '2020:01:01 00:00:00', offset: '+00:00' })
    const target = { taskId, ...POINT }
    const shot = { ...target, name: 'a.jpg', device: 'USB 摄像头', bytes }
    expect(await call('evidence.addBytes', { ...shot, source: 'camera' })).toMatchObject({
      capturedAt: now.toISOString(),
      device: 'USB 摄像头',
      place: '',
    })
    const path = join(folder, 'b.jpg')
    await writeFile(path, bytes)
    const [file] = await call('evidence.addFiles', { ...target, grants: [core.grant(path)] })
    expect(file).toMatchObject({ capturedAt: '2020-01-01T00:00:00.000Z', device: 'X' })
  })

  it('may come in first and be linked later', async () => {
    const { core, call, taskId, folder } = await aCoreWithTask()
    const path = join(folder, 'DCIM0001.jpg')
    await writeFile(path, aJpeg())
    const [piece] = await call('evidence.collect', { taskId, grants: [core.grant(path)] })
    expect(piece).toMatchObject({ name: 'DCIM0001.jpg', links: [] })
    const linked = await call('evidence.link', { taskId, ...POINT, evidenceId: piece?.id ?? '' })
    expect(linked.links).toEqual([POINT])
  })

  it('that is no picture, empty or cut is not stored', async () => {
    const { core, call, taskId, folder } = await aCoreWithTask()
    const before = await filesIn(join(folder, 'evidence'))
    for (const content of [Buffer.alloc(0), Buffer.from('网页'), aJpeg().subarray(0, 500)]) {
      const path = join(folder, '坏照片.jpg')
      await writeFile(path, content)
      const adding = call('evidence.addFiles', { taskId, ...POINT, grants: [core.grant(path)] })
      expect(await refusal(adding)).toMatchObject({ code: 'file-unreadable', file: '坏照片.jpg' })
    }
    expect(await filesIn(join(folder, 'evidence'))).toEqual(before)
  })

  it('is linked to any number of records and unlinked with a reason, all on record', async () => {
    const { call, taskId, evidenceId } = await aPhoto()
    await call('evidence.link', { taskId, ...OTHER, evidenceId })
    await call('evidence.link', { taskId, ...OTHER, evidenceId })
    const reason = '拍的是另一台设备'
    const left = await call('evidence.unlink', { taskId, ...POINT, evidenceId, reason })
    expect(left.links).toEqual([OTHER])
    await call('evidence.unlink', { taskId, ...OTHER, evidenceId, reason })
    const { evidence } = await call('task.get', { taskId })
    expect(evidence.find(({ id }) => id === evidenceId)?.links).toEqual([])
    const history = await call('evidence.history', { evidenceId })
    expect(history.map(({ field, oldValue, newValue }) => [field, oldValue, newValue])).toEqual([
      ['link', null, OTHER],
      ['link', POINT, null],
      ['link', OTHER, null],
    ])
    expect(history[1]?.reason).toBe(reason)
  })

  it('is described, each change with its old value', async () => {
    const { call, evidenceId } = await aPhoto()
    await call('evidence.describe', { evidenceId, place: '二号车间 ' })
    const name = '冲压线.jpg'
    const described = await call('evidence.describe', { evidenceId, place: '二号车间', name })
    expect(described).toMatchObject({ place: '二号车间', name })
    expect(await call('evidence.history', { evidenceId })).toMatchObject([
      { field: 'place', oldValue: '', newValue: '二号车间' },
      { field: 'name', oldValue: '照片.jpg', newValue: name },
    ])
  })

  it('of a score is its own expert’s to link, and that of a frozen task nobody’s', async () => {
    const test = await aPhoto()
    const { call, taskId, evidenceId, workspace } = test
    const leader = await actAs(test, 'leader')
    await actAs(test, 0)
    const theirs = { taskId, kind: 'score', key: `${leader}/F1` } as const
    expect(await refusal(call('evidence.link', { ...theirs, evidenceId }))).toMatchObject({
      code: 'not-allowed',
    })
    expect(workspace.summary.id).toBe(taskId)

    const signed = await aSignedTask()
    const { evidence } = await signed.call('task.get', { taskId: signed.taskId })
    const describing = signed.call('evidence.describe', {
      evidenceId: evidence[0]?.id ?? '',
      place: '车间',
    })
    expect(await refusal(describing)).toMatchObject({ code: 'task-frozen' })
  })

  it('stays where it came with the task package', async () => {
    const { call, workspace } = await aCoreWithTask()
    const attached = workspace.evidence.find(({ source }) => source === 'package')
    const removing = call('evidence.remove', { evidenceId: attached?.id ?? '', reason: '重复' })
    expect(await refusal(removing)).toMatchObject({ code: 'not-allowed' })
  })

  it('keeps its original to the byte, however much is drawn over it', async () => {
    const { call, taskId, photo, evidenceId, core } = await aPhoto()
    for (let edit = 1; edit <= 20; edit++) {
      const shape = { kind: 'arrow', from: [edit, 10], to: [900, edit * 40], text: '' }
      const shapes = Array.from({ length: edit }, () => shape)
      const record = { taskId, kind: 'annotation', key: evidenceId } as const
      await call('record.save', { ...record, changes: { shapes } })
    }
    const { evidence, records } = await call('task.get', { taskId })
    expect(evidence.find(({ id }) => id === evidenceId)).toEqual(photo)
    expect(records.find(({ kind }) => kind === 'annotation')?.revision).toBe(20)
    const part = { evidenceId, offset: 0, length: photo.sizeBytes }
    expect(sha256(await call('evidence.read', part))).toBe(photo.sha256)
    expect(await core.context.evidence.isIntact(photo)).toBe(true)
  })

  it('of more than 50 MB tells how far it is and can be cancelled, leaving nothing', async () => {
    const told: Extract<CoreEvent, { type: 'evidence-progress' }>[] = []
    const target = { ...POINT }
    const { core, call, taskId, folder } = await aCoreWithTask({
      emit: (event) => {
        if (event.type !== 'evidence-progress') return
        told.push(event)
        if (event.takenBytes > 0) void call('evidence.cancel', { taskId, ...target })
      },
    })
    const before = await filesIn(join(folder, 'evidence'))
    const path = join(folder, '录像.bin')
    await sparse(path, 200 * 1024 * 1024)
    const adding = call('evidence.addFiles', { taskId, ...target, grants: [core.grant(path)] })
    expect(await refusal(adding)).toEqual({ code: 'cancelled' })
    expect(told[0]).toMatchObject({ file: '录像.bin', totalBytes: 200 * 1024 * 1024 })
    expect(await filesIn(join(folder, 'evidence'))).toEqual(before)
    expect(await call('evidence.cancel', { taskId, ...target })).toEqual({ cancelled: false })
  })

  it(
    'of a gigabyte is taken in with less than 200 MB of memory',
    { timeout: 240_000 },
    async () => {
      const { core, call, taskId, folder } = await aCoreWithTask()
      const path = join(folder, '车间录像.bin')
      await sparse(path, 1024 * 1024 * 1024)
      const before = process.memoryUsage().rss
      let most = before
      const timer = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss)
      }, 20)
      const [piece] = await call('evidence.addFiles', {
        ...{ taskId, ...POINT },
        grants: [core.grant(path)],
      })
      clearInterval(timer)
      expect(piece?.sizeBytes).toBe(1024 * 1024 * 1024)
      expect(most - before).toBeLessThan(200 * 1024 * 1024)
    },
  )

  it('is had by its task alone', async () => {
    const { call, taskId, evidenceId, photo } = await aPhoto()
    expect(await call('evidence.get', { taskId, evidenceId })).toEqual(photo)
    const other = (await call('task.list', {})).find(({ id }) => id !== taskId)
    const asked = { taskId: other?.id ?? '', evidenceId }
    expect(await refusal(call('evidence.get', asked))).toMatchObject({ code: 'not-found' })
    const bytes = aPng()
    expect(sha256(bytes)).not.toBe(photo.sha256)
  })
})

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).toSorted()
}

/** A file with some bytes at both ends and holes between. */
async function sparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, 'w')
  await file.write(randomBytes(100), 0, 100, 0)
  await file.write(randomBytes(100), 0, 100, sizeBytes - 100)
  await file.close()
}
