import { describe, expect, it } from 'vitest'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { actAs, aCoreWithTask, refusal, samplesFolder } from '../../helpers/core.ts'

describe('the panel', () => {
  it('goes on without a member who declared a conflict: the others vote and sign', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    const member = await actAs(test, 0)
    const declared = { conflict: 'declared', conflictNote: '曾任该企业顾问' }
    await call('record.save', { taskId, kind: 'attendance', key: member, changes: declared })
    await playTask(call, taskId, samplesFolder)
    const signed = await call('task.get', { taskId })
    const others = workspace.package.panel.experts.map(({ id }) => id).filter((id) => id !== member)
    expect(signed.signatures.map(({ expertId }) => expertId).toSorted()).toEqual(others.toSorted())
    const body = (kind: string, key: string) =>
      signed.records.find((one) => one.kind === kind && one.key === key)?.body
    expect(body('score-sheet', member)).toMatchObject({ absenceReason: '回避：声明了利益冲突' })
    expect(body('vote', member)).toBeUndefined()
    const text = JSON.stringify(body('opinion', 'draft'))
    expect(text).toContain(`表决：同意${others.length}票，不同意0票。`)
  })

  it('is refused to freeze while somebody present has not signed in or voted', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    await playTask(call, taskId, samplesFolder)
    await call('opinion.reopen', { taskId, reason: '更正' })
    const member = await actAs(test, 0)
    const save = (kind: 'attendance' | 'vote', changes: Readonly<Record<string, unknown>>) =>
      call('record.save', { taskId, kind, key: member, changes })
    await save('attendance', { arrivedAt: null })
    await save('vote', { vote: null })
    await actAs(test, 'leader')
    const info = await refusal(call('opinion.freeze', { taskId, reason: '更正' }))
    expect(info.code).toBe('gaps-remain')
    expect(JSON.stringify(info)).toMatch(/还没有签到.*还没有对验收结论表决/)
  })

  it("lets a member write neither another's sign-in and vote nor what is the leader's", async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const leader = await actAs(test, 'leader')
    const member = await actAs(test, 0)
    const arrivedAt = '2026-11-23T01:00:00Z'
    const save = (kind: 'attendance' | 'vote' | 'panel', key: string, changes: object) =>
      call('record.save', { taskId, kind, key, changes: { ...changes } })
    await save('attendance', member, { arrivedAt })
    for (const refused of [
      save('attendance', leader, { arrivedAt }),
      save('vote', leader, { vote: 'agree', conclusion: 'passed' }),
      save('panel', 'panel', { shortReason: '可以继续' }),
    ]) {
      expect((await refusal(refused)).code).toBe('not-allowed')
    }
  })
})
