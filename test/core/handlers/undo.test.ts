import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listTaskJournal } from '../../helpers/journal.ts'
import { replay } from '../../../shared/domain/history/journal.ts'
import { rubricOf, criteriaOf } from '../../../shared/domain/panel/rubric-marks.ts'
import type { RecordKind } from '../../../shared/domain/record/kinds.ts'
import { aCoreWithTask, actAs, aSignedTask, refusal, type TestCore } from '../../helpers/core.ts'

type Test = TestCore & { readonly taskId: string }

/** The records as a user sees them, but for the start of a method, which core notes by itself. */
async function bodies({ call, taskId }: Test): Promise<Readonly<Record<string, unknown>>> {
  const { records } = await call('task.get', { taskId })
  return Object.fromEntries(
    records
      .filter(({ kind }) => kind !== 'step')
      .map(({ kind, key, body }) => [`${kind} ${key}`, body]),
  )
}

async function save(
  { call, taskId }: Test,
  kind: RecordKind,
  key: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  await call('record.save', { taskId, kind, key, changes })
}

const messageOf = async (work: Promise<unknown>) => {
  const info = await refusal(work)
  return 'message' in info ? info.message : info.code
}

describe('undo', () => {
  it('puts back old values, removes what was made, and keeps both in the history', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const name = { taskId, kind: 'checkpoint', key: 'C01' } as const
    await save(test, 'checkpoint', 'C01', { result: 'pass' })
    await save(test, 'checkpoint', 'C01', { result: 'fail', note: '未启用' })
    const undone = await call('record.undo', { taskId })
    expect(undone.records).toEqual([
      {
        kind: 'checkpoint',
        key: 'C01',
        body: { result: 'pass' },
        fields: ['result', 'note'],
        isRemoved: false,
      },
    ])
    expect(await bodies(test)).toEqual({ 'checkpoint C01': { result: 'pass' } })
    expect((await call('record.undo', { taskId })).records[0]?.isRemoved).toBe(true)
    expect(await bodies(test)).toEqual({})
    expect(await messageOf(call('record.undo', { taskId }))).toContain('没有可以撤销的修改')
    const history = await call('record.history', name)
    expect(history.map(({ field, newValue, reason }) => [field, newValue, reason])).toEqual([
      ['result', 'pass', null],
      ['result', 'fail', null],
      ['note', '未启用', null],
      ['result', 'pass', '撤销'],
      ['note', null, '撤销'],
      ['', null, '撤销'],
    ])
    expect(await call('record.listRemoved', { taskId })).toEqual([])
  })

  it('is itself taken back by redo, until something else is saved', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    await save(test, 'interview', 'i', { person: '甲', 'answers.MG01': '是' })
    await save(test, 'interview', 'i', { 'answers.MG02': '否' })
    const full = await bodies(test)
    await call('record.undo', { taskId })
    await call('record.undo', { taskId })
    expect(await bodies(test)).toEqual({})
    await call('record.redo', { taskId })
    await call('record.redo', { taskId })
    expect(await bodies(test)).toEqual(full)
    await call('record.undo', { taskId })
    await save(test, 'interview', 'i', { person: '乙' })
    expect(await messageOf(call('record.redo', { taskId }))).toContain('没有可以重做的修改')
  })

  it('is for the own changes only and stops where someone else changed the field since', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    await actAs(test, 'leader')
    await save(test, 'checkpoint', 'C01', { result: 'pass', note: '看板在用' })
    await actAs(test, 0)
    expect(await messageOf(call('record.undo', { taskId }))).toContain('没有可以撤销')
    await save(test, 'checkpoint', 'C01', { result: 'fail' })
    await actAs(test, 'leader')
    const message = await messageOf(call('record.undo', { taskId }))
    expect(message).toMatch(/^没有撤销：.+之后又改了“结果”/)
    expect(await bodies(test)).toEqual({ 'checkpoint C01': { result: 'fail', note: '看板在用' } })
    await actAs(test, 0)
    await call('record.undo', { taskId })
    await actAs(test, 'leader')
    await call('record.undo', { taskId })
    expect(await bodies(test)).toEqual({})
  })

  it('takes back a bulk action as one', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const bulk = {
      taskId,
      reason: '采用一致意见',
      changeId: '01970000-0000-7000-8000-000000000001',
    }
    for (const key of ['F1', 'F2', 'F3']) {
      const changes = { answer: key === 'F1' ? ['B'] : 'B' }
      await call('record.save', { ...bulk, kind: 'verified-item', key, changes })
    }
    const history = await call('record.history', { taskId, kind: 'verified-item', key: 'F2' })
    expect(history.map(({ reason }) => reason)).toEqual(['采用一致意见'])
    expect((await call('record.undo', { taskId })).records).toHaveLength(3)
    expect(await bodies(test)).toEqual({})
    await call('record.redo', { taskId })
    expect(Object.keys(await bodies(test))).toHaveLength(3)
  })

  it('brings a removed record back, unless its name is taken again', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const name = { taskId, kind: 'interview', key: 'i' } as const
    await save(test, 'interview', 'i', { person: '甲' })
    await call('record.remove', { ...name, reason: '记错了人' })
    await call('record.undo', { taskId })
    expect(await bodies(test)).toEqual({ 'interview i': { person: '甲' } })
    await call('record.remove', { ...name, reason: '记错了人' })
    await actAs(test, 0)
    await save(test, 'interview', 'i', { person: '乙' })
    await actAs(test, 'leader')
    expect(await messageOf(call('record.undo', { taskId }))).toContain('已重新填写')
  })

  it('is refused while the opinion is frozen', async () => {
    const { call, taskId } = await aSignedTask()
    expect((await refusal(call('record.undo', { taskId }))).code).toBe('task-frozen')
    expect((await refusal(call('record.redo', { taskId }))).code).toBe('task-frozen')
  })

  it('never hands in a sheet that is not whole', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    const leader = await actAs(test, 'leader')
    const rubric = rubricOf(workspace)
    for (const { id } of rubric ? criteriaOf(rubric) : []) {
      await save(test, 'rubric-mark', `${leader}/${id}`, { milli: 100_000 })
    }
    const message = await messageOf(
      call('record.save', {
        taskId,
        kind: 'score-sheet',
        key: leader,
        changes: { handedInAt: '2026-11-23T01:00:00Z' },
      }),
    )
    expect(message).toContain('没有打分')
    expect(message).not.toContain('验收评议')
  })
})

const KEYS = ['a', 'b'] as const
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      key: fc.constantFrom(...KEYS),
      changes: fc.dictionary(
        fc.constantFrom('answers.Q1', 'answers.Q2', 'summary', 'person', 'role'),
        fc.constantFrom('manager', 'it'),
        { minKeys: 1, maxKeys: 3 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      key: fc.constantFrom(...KEYS),
      takeOut: fc.constantFrom('answers.Q1', 'confirmation'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ remove: fc.constantFrom(...KEYS) }) },
)

describe('whatever is saved, taken out and removed', () => {
  it('is undone step by step to the first state, redone to the last, and replayed exactly', async () => {
    const test = await aCoreWithTask()
    const { core, call, taskId } = test
    const step = async (
      key: string,
      one: typeof change extends fc.Arbitrary<infer T> ? T : never,
    ) => {
      const name = { taskId, kind: 'interview', key } as const
      if ('remove' in one) return call('record.remove', { ...name, reason: '重记' })
      const changes = 'takeOut' in one ? { [one.takeOut]: null } : one.changes
      return call('record.save', { ...name, changes })
    }
    const replayed = () =>
      Object.fromEntries(
        [...replay(listTaskJournal(core.context.db, taskId)).values()].map((record) => [
          `${record.kind} ${record.key}`,
          { body: record.body, author: record.author, savedAt: record.savedAt },
        ]),
      )
    const stored = async () =>
      Object.fromEntries(
        (await call('task.get', { taskId })).records.map((record) => [
          `${record.kind} ${record.key}`,
          { body: record.body, author: record.author, savedAt: record.savedAt },
        ]),
      )
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        run += 1
        await actAs(test, run % 2 === 0 ? 'leader' : 0)
        const states = [await bodies(test)]
        for (const one of changes) {
          const key = `${run}-${'remove' in one ? one.remove : one.key}`
          const before = listTaskJournal(core.context.db, taskId).length
          await step(key, one).catch(() => undefined)
          if (listTaskJournal(core.context.db, taskId).length > before)
            states.push(await bodies(test))
        }
        for (const state of states.slice(0, -1).toReversed()) {
          await call('record.undo', { taskId })
          expect(await bodies(test)).toEqual(state)
          expect(replayed()).toEqual(await stored())
        }
        for (const state of states.slice(1)) {
          await call('record.redo', { taskId })
          expect(await bodies(test)).toEqual(state)
        }
        expect(replayed()).toEqual(await stored())
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
