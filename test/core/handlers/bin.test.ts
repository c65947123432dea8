import { describe, expect, it } from 'vitest'
import { findFrozenOpinion } from '../../../db/queries/opinions.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import {
  aCoreWithTask,
  actAs,
  aSignedTask,
  refusal,
  samplesFolder,
  type TestCore,
} from '../../helpers/core.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A removed interview and a removed picture of a checkpoint. */
async function withRemoved({ call, taskId }: TestCore & { readonly taskId: string }) {
  const interview = { taskId, kind: 'interview', key: 'i' } as const
  await call('record.save', { ...interview, changes: { person: '甲', summary: '说得清楚' } })
  await call('record.remove', { ...interview, reason: '记错了人' })
  const picture = { name: '看板.png', source: 'camera', bytes: new Uint8Array(PIXEL) } as const
  const checkpoint = { taskId, kind: 'checkpoint', key: 'C01' } as const
  const piece = await call('evidence.addBytes', { ...checkpoint, ...picture })
  await call('evidence.remove', { evidenceId: piece.id, reason: '拍糊了' })
  return { interview, piece }
}

describe('the bin', () => {
  it('lists what was removed, by whom and why, and brings it back as it was', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const leader = await actAs(test, 'leader')
    const { interview, piece } = await withRemoved(test)
    const [removed] = await call('record.listRemoved', { taskId })
    expect(removed).toMatchObject({
      kind: 'interview',
      key: 'i',
      body: { person: '甲', summary: '说得清楚' },
      removedBy: leader,
      reason: '记错了人',
    })
    const { removedEvidence, evidence } = await call('task.get', { taskId })
    expect(removedEvidence).toMatchObject([
      { id: piece.id, name: '看板.png', removedReason: '拍糊了', removedBy: leader },
    ])
    expect(evidence.map(({ id }) => id)).not.toContain(piece.id)

    await call('record.restore', { taskId, recordId: removed?.recordId ?? '' })
    const restored = await call('evidence.restore', { taskId, evidenceId: piece.id })
    expect(restored.links).toEqual([{ kind: 'checkpoint', key: 'C01' }])
    expect(await call('record.listRemoved', { taskId })).toEqual([])
    const after = await call('task.get', { taskId })
    expect(after.removedEvidence).toEqual([])
    expect(after.records.find(({ kind }) => kind === 'interview')?.body).toEqual({
      person: '甲',
      summary: '说得清楚',
    })
    const reasons = (await call('record.history', interview)).map(({ reason }) => reason)
    expect(reasons).toEqual([null, null, '记错了人', '从回收站恢复'])
    const pieces = await call('evidence.history', { evidenceId: piece.id })
    expect(pieces.map(({ reason }) => reason)).toEqual(['拍糊了', '从回收站恢复'])
  })

  it('keeps a record whose name is taken again, and gives nothing twice', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const { interview, piece } = await withRemoved(test)
    const [removed] = await call('record.listRemoved', { taskId })
    const again = { taskId, recordId: removed?.recordId ?? '' }
    await call('record.save', { ...interview, changes: { person: '乙' } })
    expect((await refusal(call('record.restore', again))).code).toBe('not-allowed')
    expect(await call('record.listRemoved', { taskId })).toHaveLength(1)
    await call('evidence.restore', { taskId, evidenceId: piece.id })
    const twice = call('evidence.restore', { taskId, evidenceId: piece.id })
    expect((await refusal(twice)).code).toBe('not-found')
  })

  it('is shut while the opinion is frozen', async () => {
    const test = await aSignedTask()
    const { call, taskId } = test
    const evidenceId = '01970000-0000-7000-8000-000000000001'
    expect((await refusal(call('evidence.restore', { taskId, evidenceId }))).code).toBe(
      'task-frozen',
    )
  })

  it('is in the snapshot: deleted evidence stays in the manifest with its reason', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, core } = test
    const { piece } = await withRemoved(test)
    await playTask(call, taskId, samplesFolder)
    const frozen = findFrozenOpinion(core.context.db, taskId)
    const snapshot = JSON.parse(frozen?.snapshot ?? '{}') as OpinionSnapshot
    expect(snapshot.removedEvidence).toMatchObject([
      { id: piece.id, name: '看板.png', sha256: piece.sha256, removedReason: '拍糊了' },
    ])
    expect(snapshot.evidence.map(({ id }) => id)).not.toContain(piece.id)
  })
})
