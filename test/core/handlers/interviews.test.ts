import { describe, expect, it } from 'vitest'
import { NO_CONFIRMATION } from '../../../shared/domain/interview/confirmation.ts'
import type { Changes } from '../../../shared/domain/record/apply-changes.ts'
import { aPng } from '../../fixtures/media.ts'
import { actAs, aCoreWithTask, refusal, type TestCore } from '../../helpers/core.ts'
import { anInk } from '../../unit/domain/complete-workspace.ts'

type Test = TestCore & { readonly taskId: string }

const NAME = { kind: 'interview', key: 'i1' } as const
const SIGNED = {
  confirmation: 'signed',
  confirmationInk: anInk,
  confirmedAt: '2026-11-23T02:00:00Z',
} as const

const save = ({ call, taskId }: Test, changes: Changes, reason?: string) =>
  call('record.save', { taskId, ...NAME, changes, ...(reason === undefined ? {} : { reason }) })

async function aSignedInterview() {
  const test = await aCoreWithTask()
  await save(test, { role: 'manager', person: '周建国' })
  await save(test, { summary: '说得清楚' })
  await save(test, SIGNED)
  return test
}

const bodyOf = async ({ call, taskId }: Test) =>
  (await call('task.get', { taskId })).records.find(({ kind }) => kind === 'interview')?.body

describe('an interview that its interviewee has confirmed', () => {
  it('refuses every change, whoever makes it, and stays as it was signed', async () => {
    const test = await aSignedInterview()
    const signed = await bodyOf(test)
    await actAs(test, 0)
    for (const changes of [{ summary: '改过' }, { 'answers.MG1': '补充' }, { person: '乙' }]) {
      const info = await refusal(save(test, changes, '更正'))
      expect(info).toMatchObject({ code: 'not-allowed' })
      expect(JSON.stringify(info)).toContain('请先撤回确认')
    }
    expect(await bodyOf(test)).toEqual(signed)
  })

  it('can be neither removed nor undone', async () => {
    const test = await aSignedInterview()
    const { call, taskId } = test
    for (const work of [
      call('record.remove', { taskId, ...NAME, reason: '误记' }),
      call('record.undo', { taskId }),
    ]) {
      expect(JSON.stringify(await refusal(work))).toContain('请先撤回确认')
    }
    expect(await bodyOf(test)).toMatchObject({ confirmation: 'signed', summary: '说得清楚' })
  })

  it('is opened by withdrawing the confirmation, whose reason stands in the history', async () => {
    const test = await aSignedInterview()
    const { call, taskId } = test
    expect(JSON.stringify(await refusal(save(test, NO_CONFIRMATION)))).toContain('请写明理由')
    await save(test, NO_CONFIRMATION, '人名写错')
    const history = await call('record.history', { taskId, ...NAME })
    expect(history.filter(({ reason }) => reason === '人名写错').map(({ field }) => field)).toEqual(
      expect.arrayContaining(['confirmation', 'confirmationInk', 'confirmedAt']),
    )
    await save(test, { person: '周建华' })
    expect(await bodyOf(test)).toMatchObject({ person: '周建华', confirmation: null })
  })

  it('is not signed again by undo or redo: both pass over signature and withdrawal', async () => {
    const test = await aSignedInterview()
    const { call, taskId } = test
    await save(test, NO_CONFIRMATION, '补记')
    await call('record.undo', { taskId })
    expect(await bodyOf(test)).toMatchObject({ person: '周建国', confirmation: null })
    expect(await bodyOf(test)).not.toHaveProperty('summary')
    await call('record.redo', { taskId })
    expect(await bodyOf(test)).toMatchObject({ summary: '说得清楚', confirmation: null })
  })

  it('still takes quotes and evidence', async () => {
    const test = await aSignedInterview()
    const { call, taskId } = test
    const quote = { interview: NAME.key, text: '当场就进系统', items: ['F4'], scenarios: [] }
    await call('record.save', { taskId, kind: 'quote', key: 'q1', changes: quote })
    const facts = { name: '签字页.png', source: 'imported', bytes: aPng() } as const
    await call('evidence.addBytes', { taskId, ...NAME, ...facts })
    const { records, evidence } = await call('task.get', { taskId })
    expect(records.find(({ kind }) => kind === 'quote')?.body).toEqual(quote)
    expect(evidence.find(({ name }) => name === facts.name)?.links).toEqual([NAME])
  })
})

it.each([
  ['without a name', { ...SIGNED }, '受访人'],
  ['without a stroke', { ...SIGNED, person: '周建国', confirmationInk: null }, '受访人签名'],
  [
    'by a refusal without a reason',
    { person: '周建国', confirmation: 'refused', confirmedAt: SIGNED.confirmedAt },
    '拒签理由',
  ],
])('an interview is not confirmed %s', async (_case, changes, named) => {
  const test = await aCoreWithTask()
  expect(JSON.stringify(await refusal(save(test, changes)))).toContain(named)
  expect(await bodyOf(test)).toBeUndefined()
})
