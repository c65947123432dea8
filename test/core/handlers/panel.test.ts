import { describe, expect, it } from 'vitest'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { returnChanges, withdrawalChanges } from '../../../shared/domain/panel/attendance.ts'
import type { RecordKind } from '../../../shared/domain/record/kinds.ts'
import { actAs, aCoreWithTask, aSignedTask, refusal, samplesFolder } from '../../helpers/core.ts'

const standIn = (place: number) => ({
  id: `01933333-0000-4000-8000-00000000000${place}`,
  name: `替补${place}`,
  organisation: '省院',
  title: '工程师',
  specialty: '自动化',
})

/** The first member has withdrawn, a substitute is there, and the leader uses this computer. */
async function aCoreWithSubstitute() {
  const test = await aCoreWithTask()
  const { call, taskId } = test
  const leaving = await actAs(test, 0)
  const leader = await actAs(test, 'leader')
  const id = '01933333-0000-4000-8000-000000000001'
  const substitute = {
    id,
    name: '替补员',
    organisation: '省院',
    title: '工程师',
    specialty: '自动化',
  }
  const save = (kind: RecordKind, key: string, changes: object) =>
    call('record.save', { taskId, kind, key, changes: { ...changes } })
  await save('attendance', leaving, { conflict: 'declared', conflictNote: '曾任顾问' })
  for (const { kind, key, changes } of withdrawalChanges(leaving, '曾任顾问', { substitute }))
    await save(kind, key, changes)
  return { call, taskId, leaving, leader, id, save }
}

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
    const test = await aSignedTask()
    const { call, taskId } = test
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

  it('takes a substitute in, who signs in, scores, votes and signs', async () => {
    const { call, taskId, leaving, leader, id } = await aCoreWithSubstitute()
    await playTask(call, taskId, samplesFolder)
    const signed = await call('task.get', { taskId })
    const signers = signed.signatures.map(({ expertId }) => expertId)
    expect(signers).toContain(id)
    expect(signers).toContain(leader)
    expect(signers).not.toContain(leaving)
    expect(signed.records.some(({ kind, key }) => kind === 'score' && key.startsWith(id))).toBe(
      true,
    )
  })

  it('is led by whom it elected: the opinion is theirs, no longer that of the one named', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const member = await actAs(test, 0)
    await actAs(test, 'leader')
    const name = { taskId, kind: 'panel', key: 'panel' } as const
    await call('record.save', { ...name, changes: { electedLeader: member } })
    const again = { ...name, changes: { schemeNote: '下午进车间' } }
    expect((await refusal(call('record.save', again))).code).toBe('not-allowed')
    await call('task.chooseExpert', { taskId, expertId: member })
    await call('record.save', again)
    await playTask(call, taskId, samplesFolder)
    const { revisions, package: pkg } = await call('task.get', { taskId })
    expect(revisions).toHaveLength(1)
    expect(pkg.panel.experts.filter(({ role }) => role === 'leader')).toMatchObject([
      { id: member },
    ])
  })

  it('refuses an election of somebody who is not there and a substitute without a name', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const member = await actAs(test, 0)
    await actAs(test, 'leader')
    const elect = (electedLeader: string) =>
      call('record.save', { taskId, kind: 'panel', key: 'panel', changes: { electedLeader } })
    const stranger = '01933333-0000-4000-8000-000000000009'
    expect((await refusal(elect(stranger))).code).toBe('input-invalid')
    const absence = { absenceReason: '出差' }
    await call('record.save', { taskId, kind: 'score-sheet', key: member, changes: absence })
    expect((await refusal(elect(member))).code).toBe('input-invalid')
    const substitute = (changes: object) =>
      call('record.save', { taskId, kind: 'substitute', key: stranger, changes: { ...changes } })
    expect(JSON.stringify(await refusal(substitute({ replaces: member, name: ' ' })))).toContain(
      '姓名',
    )
    expect(JSON.stringify(await refusal(substitute({ replaces: stranger, name: '某' })))).toContain(
      '应为本组的专家',
    )
  })

  it('is without the substitute again once the withdrawal is taken back', async () => {
    const { call, taskId, leaving, leader, id, save } = await aCoreWithSubstitute()
    await call('task.chooseExpert', { taskId, expertId: id })
    await call('task.chooseExpert', { taskId, expertId: leader })
    for (const { kind, key, changes } of returnChanges(leaving)) await save(kind, key, changes)
    expect((await refusal(call('task.chooseExpert', { taskId, expertId: id }))).code).toBe(
      'input-invalid',
    )
  })

  it('can be opened and led on when the elected substitute who uses the computer drops out', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    const leaving = await actAs(test, 0)
    await actAs(test, 'leader')
    const save = (kind: RecordKind, key: string, changes: object) =>
      call('record.save', { taskId, kind, key, changes: { ...changes } })
    await save('attendance', leaving, { conflict: 'declared', conflictNote: '曾任顾问' })
    for (const change of withdrawalChanges(leaving, '曾任顾问', { substitute: standIn(1) }))
      await save(change.kind, change.key, change.changes)
    await save('panel', 'panel', { leaderChosenBy: 'elected', electedLeader: standIn(1).id })
    await call('task.chooseExpert', { taskId, expertId: standIn(1).id })
    for (const { kind, key, changes } of returnChanges(leaving)) await save(kind, key, changes)
    const { actingExpertId, package: pkg } = await call('task.get', { taskId })
    expect(pkg.panel.experts).toEqual(workspace.package.panel.experts)
    expect(actingExpertId).toBe(workspace.actingExpertId)
  })

  it('takes nobody in whose name could not be printed when all is done', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const replaces = await actAs(test, 0)
    await actAs(test, 'leader')
    const { id, ...facts } = standIn(1)
    const save = (name: string) => {
      const changes = { ...facts, replaces, name }
      return call('record.save', { taskId, kind: 'substitute', key: id, changes })
    }
    expect(JSON.stringify(await refusal(save('𠮷野')))).toContain('替补专家姓名：“𠮷”')
    await save('张䶮')
  })

  it('has one substitute for a member: another is refused, from the bin as well', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    const leaving = await actAs(test, 0)
    await actAs(test, 'leader')
    const replace = ({ id, ...facts }: ReturnType<typeof standIn>) =>
      call('record.save', {
        ...{ taskId, kind: 'substitute' as const, key: id },
        changes: { ...facts, replaces: leaving },
      })
    await replace(standIn(1))
    expect(JSON.stringify(await refusal(replace(standIn(2))))).toContain('已有替补')
    const reason = '取消回避'
    await call('record.remove', { taskId, kind: 'substitute', key: standIn(1).id, reason })
    await replace(standIn(2))
    const [removed] = await call('record.listRemoved', { taskId })
    const restored = call('record.restore', { taskId, recordId: removed?.recordId ?? '' })
    expect(JSON.stringify(await refusal(restored))).toContain('已有替补')
  })
})
