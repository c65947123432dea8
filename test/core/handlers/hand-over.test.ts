import { describe, expect, it } from 'vitest'
import { findSetting } from '../../../db/queries/settings.ts'
import { findQuestionSet } from '../../../shared/catalog/index.ts'
import type { Answer, Answers } from '../../../shared/domain/questionnaire/answers.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { actAs, aCore, aCoreWithTask, refusal } from '../../helpers/core.ts'

/** A core with a task, handed over by the leader under the PIN 2468. */
async function aHandedOverCore() {
  let now = new Date('2026-11-23T02:00:00Z')
  const test = await aCoreWithTask({ now: () => now })
  await actAs(test, 'leader')
  await test.call('handOver.start', { taskId: test.taskId, newPin: '2468' })
  const wait = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))
  return { ...test, wait, end: (pin: string) => test.call('handOver.end', { pin }) }
}

function anAnswerSheet({ package: pkg }: Workspace): Answers {
  const questions = findQuestionSet(pkg.pinned.questionSet.id)?.questions ?? []
  return Object.fromEntries(
    questions.map((question): readonly [string, Answer] => {
      if (question.kind === 'text') return [question.code, '无']
      if (question.kind === 'scale') return [question.code, 4]
      const [option] = question.options
      if (option === undefined) throw new Error('a choice has options')
      return [question.code, question.kind === 'multi' ? [option.code] : option.code]
    }),
  )
}

describe('a device that is handed over', () => {
  it('takes questionnaires of its task and nothing else', async () => {
    const { call, taskId, workspace, end } = await aHandedOverCore()
    const other = '01900000-0000-7000-8000-000000000000'
    const changes = { filledAt: '2026-11-23T02:00:00Z', answers: anAnswerSheet(workspace) }
    const save = (kind: 'questionnaire' | 'material', id: string) =>
      call('record.save', { taskId: id, kind, key: 'q-1', changes })
    expect((await save('questionnaire', taskId)).record.body).toMatchObject(changes)
    for (const tryIt of [
      () => save('material', taskId),
      () => save('questionnaire', other),
      () => call('task.list', {}),
      () => call('task.get', { taskId }),
      () => call('record.history', { taskId, kind: 'questionnaire', key: 'q-1' }),
      () => call('handOver.start', { taskId, newPin: '1111' }),
      () => call('handOver.prepare', { taskId }),
    ]) {
      expect(await refusal(tryIt())).toEqual({ code: 'handed-over' })
    }
    await end('2468')
    const { records } = await call('task.get', { taskId })
    expect(records.filter(({ kind }) => kind === 'questionnaire')).toHaveLength(1)
  })

  it("leaves what staff have handed in out of the expert's undo", async () => {
    const { call, taskId, workspace, end } = await aHandedOverCore()
    const changes = { filledAt: '2026-11-23T02:00:00Z', answers: anAnswerSheet(workspace) }
    await call('record.save', { taskId, kind: 'questionnaire', key: 'q-1', changes })
    await end('2468')
    expect((await refusal(call('record.undo', { taskId }))).code).toBe('not-allowed')
    const { records } = await call('task.get', { taskId })
    expect(records.filter(({ kind }) => kind === 'questionnaire')).toHaveLength(1)
  })

  it('stays so over a restart, until a PIN or the system user ends it', async () => {
    const { core, folder, taskId } = await aHandedOverCore()
    core.close()
    const again = await aCore({ dataFolder: folder })
    const { lock } = await again.call('handOver.state', {})
    expect(lock?.taskId).toBe(taskId)
    again.core.close()
    const freed = await aCore({ dataFolder: folder, endsHandOver: true })
    expect(await freed.call('handOver.state', {})).toEqual({ lock: null })
    expect(await freed.call('task.list', {})).not.toEqual([])
  })

  it('comes back for the PIN of any expert of the panel', async () => {
    const test = await aHandedOverCore()
    await test.end('2468')
    await actAs(test, 0)
    await test.call('handOver.start', { taskId: test.taskId, newPin: '13579' })
    expect(await test.end('2468')).toEqual({ lock: null })
  })

  it('looks at five wrong PINs, then waits, also when they come at once', async () => {
    const { end, wait } = await aHandedOverCore()
    const answers = await Promise.all(
      ['1', '2', '3', '4', '5', '2468'].map((pin) => refusal(end(pin))),
    )
    const messages = answers.map((info) => (info.code === 'not-allowed' ? info.message : info.code))
    expect(messages[0]).toBe('PIN 不对，还可再试 4 次。')
    expect(messages.slice(4)).toEqual([
      'PIN 不对，请 30 秒后再试。',
      '已多次输错，请 30 秒后再试。',
    ])
    wait(29)
    expect(await refusal(end('2468'))).toMatchObject({ code: 'not-allowed' })
    wait(2)
    expect(await end('2468')).toEqual({ lock: null })
  })

  it('does not wait for hours because the clock was set back', async () => {
    const { end, wait } = await aHandedOverCore()
    for (const pin of ['1', '2', '3', '4', '5']) await refusal(end(pin))
    wait(-7200)
    expect(await end('2468')).toEqual({ lock: null })
  })

  it('is not handed over without a PIN, and a PIN has 4 to 8 digits', async () => {
    const { call, taskId } = await aCoreWithTask()
    expect((await call('handOver.prepare', { taskId })).hasPin).toBe(false)
    expect((await refusal(call('handOver.start', { taskId, newPin: null }))).code).toBe(
      'not-allowed',
    )
    for (const newPin of ['123', '12a4', '123456789', '１２３４']) {
      expect(await refusal(call('handOver.start', { taskId, newPin }))).toMatchObject({
        code: 'input-invalid',
        problems: [{ message: expect.stringContaining('4 至 8 位数字') as string }],
      })
    }
    expect(await call('handOver.state', {})).toEqual({ lock: null })
  })

  it('keeps no PIN, only its hash', async () => {
    const { core, workspace } = await aHandedOverCore()
    const leader = workspace.package.panel.experts.find(({ role }) => role === 'leader')
    const saved = findSetting(core.context.db, `pin:${leader?.id}`)
    expect(saved).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64}$/)
  })
})
