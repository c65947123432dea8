import { describe, expect, it } from 'vitest'
import type { Call } from '../../../electron/core/dispatch.ts'
import { playShortcoming } from '../../../electron/core/play/shortcoming.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { mustRecheck } from '../../../shared/domain/rounds/index.ts'
import {
  actAs,
  aCoreWithTask,
  aPreparedTask,
  aSignedTask,
  refusal,
  samplesFolder,
} from '../../helpers/core.ts'
import { aSamplePlatform, sendAll, signInForTask } from '../../helpers/sync.ts'
import { pageCount, runPdfTool } from '../documents/pdf-tools.ts'

const material = materials2024.materials.find(({ required }) => required)?.code ?? ''

/** The first sample task, played to a signed 整改 because a required material is missing. */
async function aFailedTask() {
  const clock = { now: new Date() }
  const test = await aPreparedTask('failed', playToRectification, { now: () => clock.now })
  const save = (kind: 'material', key: string, changes: Record<string, unknown>) =>
    test.call('record.save', { taskId: test.taskId, kind, key, changes })
  return { ...test, clock, save }
}

async function playToRectification(call: Call, taskId: string): Promise<void> {
  await playShortcoming(call, taskId)
  await playTask(call, taskId, samplesFolder)
}

const days = (from: Date, count: number) => new Date(from.getTime() + count * 86_400_000)

async function textOf(bytes: Uint8Array): Promise<string> {
  return runPdfTool(bytes, 'pdftotext', ['@', '-']).toString().replace(/\s/gu, '')
}

describe('a failed acceptance', () => {
  it('passes in the second round, and both opinions are received', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId, save } = await aFailedTask()
    await signInForTask(call, platform, taskId)
    const failed = await call('task.get', { taskId })
    expect(failed.revisions).toMatchObject([{ round: 1, conclusion: 'rectify', state: 'frozen' }])
    expect(failed.summary).toMatchObject({ status: 'awaiting-upload', round: 1 })
    expect(failed.summary.rectificationDueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const first = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })

    const opened = await call('task.openRound', { taskId, reason: '' })
    expect(opened.summary).toMatchObject({
      status: 'in-progress',
      round: 2,
      revision: 2,
      rectificationDueOn: null,
    })
    expect(opened.previousRound).toMatchObject({ round: 1, revision: 1, lateReason: null })
    const recheck = mustRecheck(opened).map(({ target }) => target)
    expect(recheck).toContain(`material:${material}`)
    const gaps = listGaps(opened).map((gap) => gap.target)
    expect(gaps).toEqual(
      expect.arrayContaining(['step:document-review', `recheck:material:${material}`]),
    )

    await save('material', material, { status: 'present', reason: '' })
    await playTask(call, taskId, samplesFolder)
    const passed = await call('task.get', { taskId })
    expect(passed.revisions).toMatchObject([
      { revision: 1, round: 1, conclusion: 'rectify', state: 'frozen' },
      { revision: 2, round: 2, conclusion: 'passed', state: 'frozen' },
    ])
    expect(sha256(await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 }))).toBe(
      sha256(first),
    )
    expect(
      await textOf(await call('document.pdf', { taskId, documentId: 'opinion', revision: 2 })),
    ).toContain('本次为第2轮复验')

    const { items } = await sendAll(call)
    expect(items).toMatchObject([
      { revision: 1, round: 1, status: 'confirmed' },
      { revision: 2, round: 2, status: 'confirmed' },
    ])
    expect(new Set(items.map(({ receiptNumber }) => receiptNumber)).size).toBe(2)
    expect((await call('task.get', { taskId })).summary.status).toBe('uploaded')
  })

  it('has what was seen below its claim looked at again, and what was planned and not achieved', async () => {
    const test = await aCoreWithTask()
    const { call, taskId, workspace } = test
    await actAs(test, 'leader')
    const { scenarios } = workspace.package.selfAssessment.after
    const [code] = Object.keys(scenarios).filter((one) => scenarios[one] === 2)
    const note = '未投运'
    for (const [kind, key, changes] of [
      ['material', material, { status: 'missing', reason: '未提供原件' }],
      ['scenario-check', code ?? '', { level: 1, note }],
      ['comparison', 'content-1', { result: 'partly', verified: note }],
    ] as const) {
      await call('record.save', { taskId, kind, key, changes })
    }
    await playTask(call, taskId, samplesFolder)
    await actAs(test, 'leader')
    const opened = await call('task.openRound', { taskId, reason: '' })
    expect(mustRecheck(opened).map(({ target }) => target)).toEqual(
      expect.arrayContaining([`scenario-check:${code ?? ''}`, 'comparison:content-1']),
    )
    const changes = { level: 2 }
    await call('record.save', { taskId, kind: 'scenario-check', key: code ?? '', changes })
    const rechecked = mustRecheck(await call('task.get', { taskId })).map(({ target }) => target)
    expect(rechecked).not.toContain(`scenario-check:${code ?? ''}`)
  })

  it('is 整改中 once its opinion is received, and in progress again with the next round', async () => {
    const platform = await aSamplePlatform()
    const { call, taskId } = await aFailedTask()
    await signInForTask(call, platform, taskId)
    await sendAll(call)
    expect((await call('task.get', { taskId })).summary.status).toBe('rectifying')
    const { summary, upload } = await call('task.openRound', { taskId, reason: '' })
    expect(summary.status).toBe('in-progress')
    expect(upload).toBeNull()
    expect((await call('sync.state', {})).items).toMatchObject([
      { revision: 1, round: 1, status: 'confirmed' },
    ])
  })

  it('may begin again after the deadline only with a reason, which the opinion states', async () => {
    const test = await aFailedTask()
    const { call, taskId, clock, save } = test
    clock.now = days(clock.now, 40)
    expect((await refusal(call('task.openRound', { taskId, reason: ' ' }))).code).toBe(
      'input-invalid',
    )
    expect(
      (await refusal(call('task.openRound', { taskId, reason: '设备到货晚\u{10FFFF}' }))).code,
    ).toBe('input-invalid')
    const { previousRound } = await call('task.openRound', { taskId, reason: '进口设备到货晚。' })
    expect(previousRound?.lateReason).toBe('进口设备到货晚。')
    await save('material', material, { status: 'present' })
    await playTask(call, taskId, samplesFolder)
    expect(
      await textOf(await call('document.pdf', { taskId, documentId: 'opinion', revision: 2 })),
    ).toContain('本轮在整改期限届满后开展，理由：进口设备到货晚。')
  })

  it('opens a round for the leader only, once, and journals what it opens again', async () => {
    const test = await aFailedTask()
    const { call, taskId } = test
    await actAs(test, 0)
    expect((await refusal(call('task.openRound', { taskId, reason: '' }))).code).toBe('not-allowed')
    const leaderId = await actAs(test, 'leader')
    const { records } = await call('task.openRound', { taskId, reason: '' })
    expect((await refusal(call('task.openRound', { taskId, reason: '' }))).code).toBe('not-allowed')
    const sheet = records.find(({ kind, key }) => kind === 'score-sheet' && key === leaderId)
    expect(sheet?.body).toMatchObject({ handedInAt: null })
    for (const [kind, key] of [
      ['score-sheet', leaderId],
      ['step', 'document-review'],
      ['opinion', 'draft'],
    ] as const) {
      const history = await call('record.history', { taskId, kind, key })
      expect(history.at(-1)).toMatchObject({ reason: '第 2 轮复验', author: leaderId })
    }
    expect(records.find(({ kind }) => kind === 'opinion')?.body).toMatchObject({
      conclusion: null,
      text: '',
    })
  })

  it('is voted on anew: the votes of the round before do not come back from the bin', async () => {
    const { call, taskId } = await aFailedTask()
    const { records } = await call('task.get', { taskId })
    const votes = records.filter(({ kind }) => kind === 'vote').map(({ id }) => id)
    expect(votes).not.toEqual([])
    await call('task.openRound', { taskId, reason: '' })
    expect(await call('record.listRemoved', { taskId })).toEqual([])
    const restored = call('record.restore', { taskId, recordId: votes[0] ?? '' })
    expect((await refusal(restored)).code).toBe('not-found')
  })

  it('has nothing of the round before to take back', async () => {
    const { call, taskId, save } = await aFailedTask()
    await call('task.openRound', { taskId, reason: '' })
    const undo = () => call('record.undo', { taskId })
    expect(JSON.stringify(await refusal(undo()))).toContain('没有可以撤销的修改')
    await save('material', material, { status: 'present' })
    await undo()
    expect(JSON.stringify(await refusal(undo()))).toContain('没有可以撤销的修改')
    const { records } = await call('task.get', { taskId })
    expect(records.find(({ kind, key }) => kind === 'material' && key === material)?.body).toEqual({
      status: 'missing',
      reason: '企业未能提供原件，现场也没有查到留存件',
    })
  })

  it('cannot be frozen again while something was not looked at', async () => {
    const { call, taskId } = await aFailedTask()
    await call('task.openRound', { taskId, reason: '' })
    const info = await refusal(call('opinion.freeze', { taskId, reason: '' }))
    if (info.code !== 'gaps-remain') throw new Error(`refused for ${info.code}`)
    expect(info.problems.map(({ field }) => field)).toContain(`recheck:material:${material}`)
  })
})

describe('the rectification notice', () => {
  it('says deadline and requirements, and has the same bytes each time', async () => {
    const { call, taskId, workspace } = await aFailedTask()
    const bytes = await call('document.pdf', { taskId, documentId: 'notice', revision: 1 })
    expect(sha256(await call('document.pdf', { taskId, documentId: 'notice', revision: 1 }))).toBe(
      sha256(bytes),
    )
    const text = await textOf(bytes)
    for (const part of [
      '企业数字化改造项目整改通知',
      workspace.package.application.enterpriseName,
      '整改期限至',
      '必备材料',
      '自拟样式',
      '示例',
    ]) {
      expect(text).toContain(part.replace(/\s/gu, ''))
    }
    expect(pageCount(bytes)).toBe(1)
    expect(runPdfTool(bytes, 'qpdf', ['--check', '@']).toString()).toContain('No syntax or stream')
  })

  it('is refused for an opinion that passed', async () => {
    const { call, taskId } = await aSignedTask()
    expect(
      (await refusal(call('document.pdf', { taskId, documentId: 'notice', revision: 1 }))).code,
    ).toBe('not-allowed')
  })
})
