import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replay } from '../../../shared/domain/history/journal.ts'
import type { StoredRecord } from '../../../shared/domain/record/kinds.ts'
import { actAs, aCore, aCoreWithTask, refusal } from '../../helpers/core.ts'

const isMaterial = ({ kind }: StoredRecord): boolean => kind === 'material'

describe('saving a field', () => {
  it('is on disk when it is acknowledged: a new core on the folder reads it', async () => {
    const { core, call, taskId, folder } = await aCoreWithTask()
    const name = { taskId, kind: 'material', key: 'M01' } as const
    await call('record.save', { ...name, changes: { status: 'missing', reason: '未提交' } })
    core.close()
    const again = await aCore({ dataFolder: folder })
    const { records } = await again.call('task.get', { taskId })
    expect(records.filter(isMaterial).map(({ key, body }) => ({ key, body }))).toEqual([
      { key: 'M01', body: { status: 'missing', reason: '未提交' } },
    ])
  })

  it('keeps old and new value, author and time of every field', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const name = { taskId, kind: 'checkpoint', key: 'C01' } as const
    const leader = await actAs(test, 'leader')
    await call('record.save', { ...name, changes: { result: 'pass' } })
    const member = await actAs(test, 0)
    await call('record.save', { ...name, changes: { result: 'fail', note: '未启用' } })
    const history = await call('record.history', name)
    expect(
      history.map(({ field, oldValue, newValue, author }) => [field, oldValue, newValue, author]),
    ).toEqual([
      ['result', null, 'pass', leader],
      ['result', 'pass', 'fail', member],
      ['note', null, '未启用', member],
    ])
  })

  it('rebuilds the record from its history, whatever is saved', async () => {
    const { call, taskId } = await aCoreWithTask()
    const field = fc.constantFrom('answers.Q1', 'answers.Q2', 'summary', 'person')
    const value = fc.constantFrom('甲', '乙', '', '丙丙')
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(field, value, { maxKeys: 3 }), { maxLength: 8 }),
        async (edits) => {
          const name = { taskId, kind: 'interview', key: `run-${run++}` } as const
          for (const changes of edits) await call('record.save', { ...name, changes })
          const { records } = await call('task.get', { taskId })
          const stored = records.find(({ key }) => key === name.key)?.body ?? {}
          const [rebuilt] = replay(await call('record.history', name)).values()
          expect(rebuilt?.body ?? {}).toEqual(stored)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('writes nothing when nothing changed', async () => {
    const { call, taskId } = await aCoreWithTask()
    const save = { taskId, kind: 'material', key: 'M01', changes: { status: 'present' } } as const
    const first = await call('record.save', save)
    const second = await call('record.save', save)
    expect(second.record).toEqual(first.record)
    expect(await call('record.history', { taskId, kind: 'material', key: 'M01' })).toHaveLength(1)
  })

  it.each([
    ['an unknown choice', { status: 'perhaps' }, '核验结果'],
    ['a text that is too long', { reason: '很'.repeat(501) }, '理由'],
    ['an unknown field', { colour: 'red' }, 'colour'],
  ])('refuses %s by the name of its field and keeps the record', async (_case, changes, named) => {
    const { call, taskId } = await aCoreWithTask()
    const name = { taskId, kind: 'material', key: 'M01' } as const
    await call('record.save', { ...name, changes: { status: 'present' } })
    const info = await refusal(call('record.save', { ...name, changes }))
    expect(info.code).toBe('input-invalid')
    expect(JSON.stringify(info)).toContain(named)
    const { records } = await call('task.get', { taskId })
    expect(records[0]?.body).toEqual({ status: 'present' })
  })

  it('notes by itself when a method starts, in its history too, and never again', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const stepOf = async () =>
      (await call('task.get', { taskId })).records.find(({ kind }) => kind === 'step')
    await call('record.save', { taskId, kind: 'clarification', key: 'c', changes: { answer: '' } })
    expect(await stepOf()).toBeUndefined()
    const name = { taskId, kind: 'checkpoint', key: 'C01' } as const
    const { savedAt } = await call('record.save', { ...name, changes: { result: 'pass' } })
    await call('record.save', { ...name, changes: { result: 'fail' } })
    expect(await stepOf()).toMatchObject({ key: 'site-survey', body: { startedAt: savedAt } })
    const history = await call('record.history', { taskId, kind: 'step', key: 'site-survey' })
    expect(history.map(({ field, newValue }) => [field, newValue])).toEqual([
      ['startedAt', savedAt],
    ])
    const refused = call('record.save', { ...name, key: 'C02', changes: { result: 'perhaps' } })
    expect((await refusal(refused)).code).toBe('input-invalid')
  })

  it("lets nobody write another expert's score or, as a member, the panel's value", async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const leader = await actAs(test, 'leader')
    await actAs(test, 0)
    const others = {
      taskId,
      kind: 'score',
      key: `${leader}/F1`,
      changes: { answer: ['B'] },
    } as const
    const panels = { taskId, kind: 'verified-item', key: 'F1', changes: { answer: ['B'] } } as const
    expect((await refusal(call('record.save', others))).code).toBe('not-allowed')
    expect((await refusal(call('record.save', panels))).code).toBe('not-allowed')
  })

  it("keeps others' scores out of sight until every sheet is in, and a sheet must be whole", async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const leader = await actAs(test, 'leader')
    const key = `${leader}/F1`
    await call('record.save', { taskId, kind: 'score', key, changes: { answer: ['B'] } })
    const handIn = { handedInAt: '2026-11-23T01:00:00Z' }
    const sheet = { taskId, kind: 'score-sheet', key: leader, changes: handIn } as const
    const info = await refusal(call('record.save', sheet))
    expect(JSON.stringify(info)).toContain('还有 30 项没有打分')
    const seenBy = async () => (await call('task.get', { taskId })).records.map((one) => one.key)
    expect(await seenBy()).toContain(key)
    await actAs(test, 0)
    expect(await seenBy()).not.toContain(key)
    const history = call('record.history', { taskId, kind: 'score', key })
    expect((await refusal(history)).code).toBe('not-allowed')
  })

  it('puts a removed record in the bin and lets its name be used again', async () => {
    const { call, taskId } = await aCoreWithTask()
    const name = { taskId, kind: 'interview', key: 'one' } as const
    await call('record.save', { ...name, changes: { person: '甲' } })
    expect((await refusal(call('record.remove', { ...name, reason: ' ' }))).code).toBe(
      'input-invalid',
    )
    await call('record.remove', { ...name, reason: '记错了人' })
    await call('record.save', { ...name, changes: { person: '乙' } })
    const { records } = await call('task.get', { taskId })
    const interviews = records.filter(({ kind }) => kind === 'interview')
    expect(interviews.map(({ body }) => body)).toEqual([{ person: '乙' }])
    const reasons = (await call('record.history', name)).map(({ reason }) => reason)
    expect(reasons).toEqual([null, '记错了人', null])
  })
})

describe('the border of core', () => {
  it('answers an unknown call and a malformed input with an error, never with a crash', async () => {
    const { core } = await aCore()
    const { dispatchUnknown } = await import('../../../electron/core/dispatch.ts')
    const inputs: readonly unknown[] = [null, 1, 'x', [], {}, { taskId: 1 }, { taskId: 'x' }]
    for (const channel of ['nothing.here', '__proto__', 'constructor', 'task.get', 'record.save']) {
      for (const input of inputs) {
        expect((await dispatchUnknown(core.dispatch, channel, input)).ok).toBe(false)
      }
    }
  })
})
