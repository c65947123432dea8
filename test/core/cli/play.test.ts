import { expect, it } from 'vitest'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { actAs, aCoreWithTask, samplesFolder } from '../../helpers/core.ts'

it('plays on from a half-filled task and leaves what people decided', async () => {
  const test = await aCoreWithTask()
  const { call, taskId } = test
  const save = (kind: 'material' | 'checkpoint' | 'step', key: string, changes: object) =>
    call('record.save', { taskId, kind, key, changes: { ...changes } })
  const leader = await actAs(test, 'leader')
  await save('material', 'M19', { status: 'not-applicable' })
  await save('checkpoint', 'C01', { result: 'fail' })
  await save('step', 'questionnaire', { status: 'omitted' })
  await call('record.save', {
    ...{ taskId, kind: 'verified-item', key: 'F2' },
    changes: { answer: 'C' },
  })
  const member = await actAs(test, 0)
  await call('record.save', {
    ...{ taskId, kind: 'score', key: `${member}/F3` },
    changes: { answer: 'B' },
  })
  const absent = await actAs(test, 1)
  await actAs(test, 'leader')
  await call('record.save', {
    ...{ taskId, kind: 'score-sheet', key: absent },
    changes: { absenceReason: '因病' },
  })

  await playTask(call, taskId, samplesFolder)

  const { summary, records, signatures } = await call('task.get', { taskId })
  const bodyOf = (name: string) =>
    records.find(({ kind, key }) => `${kind} ${key}` === name)?.body ?? null
  expect(summary.status).toBe('awaiting-upload')
  expect(bodyOf('material M19')).toMatchObject({ status: 'not-applicable' })
  expect(bodyOf('checkpoint C01')).toMatchObject({ result: 'fail' })
  expect(bodyOf('step questionnaire')).toMatchObject({ status: 'omitted' })
  expect(bodyOf('verified-item F2')).toMatchObject({ answer: 'C' })
  expect(bodyOf(`score ${member}/F3`)).toMatchObject({ answer: 'B' })
  expect(bodyOf(`score-sheet ${absent}`)).toEqual({ absenceReason: '因病' })
  expect(signatures.map(({ expertId }) => expertId).toSorted()).toEqual([leader, member].toSorted())
})
