import { describe, expect, it } from 'vitest'
import { getOpinion } from '../../../db/queries/opinions.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { readSnapshot } from '../../../electron/core/stored-opinion.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import { first, moved, second, template } from '../../fixtures/rubric-weights.ts'
import { actAs, aCore, aCoreWithTask, refusal, samplesFolder } from '../../helpers/core.ts'

async function aTask() {
  const test = await aCoreWithTask()
  const leader = await actAs(test, 'leader')
  const { call, taskId } = test
  const open = (openedAt: string | null = '2026-11-23T01:00:00Z') =>
    call('record.save', { taskId, kind: 'panel', key: 'panel', changes: { openedAt } })
  const weights = async () => (await call('task.get', { taskId })).rubricWeights
  return { ...test, leader, open, weights }
}

describe("the institution's weights", () => {
  it('are stored, shown, and taken back to the template', async () => {
    const { call } = await aCore()
    expect((await call('app.state', {})).rubricWeights).toBeNull()
    await call('app.saveRubricWeights', { weights: moved(4) })
    expect((await call('app.state', {})).rubricWeights).toEqual(moved(4))
    const { rubricWeights } = await call('app.saveRubricWeights', { weights: null })
    expect(rubricWeights).toBeNull()
  })

  it('are refused with a sentence that says what to do, and the old ones stay', async () => {
    const { call } = await aCore()
    await call('app.saveRubricWeights', { weights: moved(1) })
    const wrong = { ...template, [first]: 1 }
    expect(await refusal(call('app.saveRubricWeights', { weights: wrong }))).toMatchObject({
      code: 'input-invalid',
      problems: [{ message: '各评价要点的权重合计为 93%，还差 7%，应等于 100%' }],
    })
    const fraction = { ...template, [first]: 8.5, [second]: 9.5 }
    expect(await refusal(call('app.saveRubricWeights', { weights: fraction }))).toMatchObject({
      code: 'input-invalid',
    })
    expect((await call('app.state', {})).rubricWeights).toEqual(moved(1))
  })
})

describe('a task', () => {
  it('takes the weights when its panel opens and keeps them for good', async () => {
    const { call, taskId, open, weights } = await aTask()
    await call('app.saveRubricWeights', { weights: moved(2) })
    expect(await weights()).toEqual({ source: 'institution', weights: moved(2), isPinned: false })
    await open()
    await call('app.saveRubricWeights', { weights: moved(5) })
    const kept = { source: 'institution', weights: moved(2), isPinned: true }
    expect(await weights()).toEqual(kept)
    await open(null)
    await open()
    expect(await weights()).toEqual(kept)
    const history = await call('record.history', { taskId, kind: 'rubric-weights', key: 'rubric' })
    expect(history.map(({ field, newValue }) => [field, newValue])).toEqual([
      ['source', 'institution'],
      ['weights', moved(2)],
    ])
  })

  it('takes them with the first mark where the panel was not opened, and keeps them through undo', async () => {
    const { call, taskId, leader, weights } = await aTask()
    await call('record.save', {
      ...{ taskId, kind: 'rubric-mark', key: scoreKey(leader, first) },
      changes: { milli: 90_000 },
    })
    await call('app.saveRubricWeights', { weights: moved(5) })
    await call('record.undo', { taskId })
    expect(await weights()).toEqual({ source: 'template', weights: template, isPinned: true })
  })

  it('lets nobody change or remove what is pinned', async () => {
    const { call, taskId, open } = await aTask()
    const target = { taskId, kind: 'rubric-weights', key: 'rubric' } as const
    const changes = { weights: moved(3) }
    const message = '验收评议权重在专家组开始工作时固定，不能再改。'
    const refused = { code: 'not-allowed', message }
    expect(await refusal(call('record.save', { ...target, changes }))).toEqual(refused)
    await open()
    expect(await refusal(call('record.save', { ...target, changes }))).toEqual(refused)
    expect(await refusal(call('record.remove', { ...target, reason: '改' }))).toEqual(refused)
  })

  it('freezes them with its opinion', async () => {
    const { call, core, taskId, open } = await aTask()
    await call('app.saveRubricWeights', { weights: moved(2) })
    await open()
    await playTask(call, taskId, samplesFolder)
    const { records } = readSnapshot(getOpinion(core.context.db, taskId, 1))
    expect(records.find(({ kind }) => kind === 'rubric-weights')?.body).toEqual({
      source: 'institution',
      weights: moved(2),
    })
  })
})
