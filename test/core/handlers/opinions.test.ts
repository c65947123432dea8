import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { handwriting } from '../../../electron/core/play/handwriting.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { actAs, aCoreWithTask, aSignedTask, refusal, samplesFolder } from '../../helpers/core.ts'

describe('freezing the opinion', () => {
  it('is refused with the list of what is missing', async () => {
    const { call, taskId } = await aCoreWithTask()
    const info = await refusal(call('opinion.freeze', { taskId, reason: '' }))
    if (info.code !== 'gaps-remain') throw new Error(`refused for ${info.code}`)
    const { problems } = info
    const gaps = listGaps(await call('task.get', { taskId })).filter(({ isBlocking }) => isBlocking)
    expect(problems.map(({ message }) => message)).toEqual(gaps.map(({ message }) => message))
    expect(problems.length).toBeGreaterThan(50)
  })

  it('is refused while a piece of evidence is damaged, by its name', async () => {
    const test = await aSignedTask()
    const { call, taskId, folder } = test
    await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    const entries = await readdir(join(folder, 'evidence'), { recursive: true })
    for (const name of entries.filter((entry) => entry.endsWith('.enc'))) {
      const path = join(folder, 'evidence', name)
      const bytes = await readFile(path)
      bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)
      await writeFile(path, bytes)
    }
    const info = await refusal(call('opinion.freeze', { taskId, reason: '更正' }))
    if (info.code !== 'evidence-damaged') throw new Error(`refused for ${info.code}`)
    const { evidence } = await call('task.get', { taskId })
    expect(info.names).toEqual(evidence.map(({ name }) => name))
  })

  it('freezes: no field, evidence or second freezing after it', async () => {
    const { call, taskId } = await aSignedTask()
    const save = { taskId, kind: 'material', key: 'M01', changes: { status: 'missing' } } as const
    expect((await refusal(call('record.save', save))).code).toBe('task-frozen')
    expect((await refusal(call('opinion.freeze', { taskId, reason: 'x' }))).code).toBe(
      'task-frozen',
    )
    const [piece] = (await call('task.get', { taskId })).evidence
    const remove = { evidenceId: piece?.id ?? '', reason: 'x' }
    expect((await refusal(call('evidence.remove', remove))).code).toBe('task-frozen')
    const { summary } = await call('task.get', { taskId })
    expect(summary.status).toBe('awaiting-upload')
  })
})

describe('signing', () => {
  it('needs the revision that was shown, a name on the list, and real strokes, once each', async () => {
    const { call, taskId } = await aSignedTask()
    const { revisions, signatures } = await call('task.get', { taskId })
    const snapshotSha256 = revisions[0]?.snapshotSha256 ?? ''
    const expertId = signatures[0]?.expertId ?? ''
    const ink = handwriting('张三')
    const sign = (change: object) =>
      refusal(call('signature.sign', { taskId, expertId, snapshotSha256, ink, ...change }))
    expect((await sign({})).code).toBe('not-allowed')
    expect((await sign({ snapshotSha256: '0'.repeat(64) })).code).toBe('not-allowed')
    expect((await sign({ expertId: taskId })).code).toBe('input-invalid')
    const dot = { width: 10, height: 10, strokes: [[{ x: 1, y: 1, pressure: 0.5, time: 0 }]] }
    expect((await sign({ ink: dot })).code).toBe('input-invalid')
  })

  it('ends in one stored document whose bytes never change', async () => {
    const { call, taskId } = await aSignedTask()
    const first = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    const second = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    const { revisions, summary } = await call('task.get', { taskId })
    expect(sha256(first)).toBe(revisions[0]?.pdfSha256)
    expect(sha256(second)).toBe(sha256(first))
    expect(summary.status).toBe('awaiting-upload')
  })
})

describe('a new revision', () => {
  it('needs the leader and a reason, keeps the old one, and is signed again', async () => {
    const test = await aSignedTask()
    const { call, taskId } = test
    await actAs(test, 0)
    expect((await refusal(call('opinion.reopen', { taskId, reason: '更正' }))).code).toBe(
      'not-allowed',
    )
    await actAs(test, 'leader')
    expect((await refusal(call('opinion.reopen', { taskId, reason: '' }))).code).toBe(
      'input-invalid',
    )
    const old = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    const { summary } = await call('opinion.reopen', { taskId, reason: '更正联系电话' })
    expect(summary).toMatchObject({ status: 'in-progress', revision: 2 })
    expect((await call('sync.state', {})).items).toEqual([])
    await playTask(call, taskId, samplesFolder)
    const after = await call('task.get', { taskId })
    expect(after.revisions.map(({ revision, state }) => [revision, state])).toEqual([
      [1, 'withdrawn'],
      [2, 'frozen'],
    ])
    expect(after.summary.status).toBe('awaiting-upload')
    const oldAgain = await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 })
    expect(sha256(oldAgain)).toBe(sha256(old))
  })
})

describe('the printed opinion', () => {
  it('says what was entered, with the conclusion on the form itself', async () => {
    const { call, taskId, folder, workspace } = await aSignedTask()
    const file = join(folder, 'a5.pdf')
    await writeFile(
      file,
      await call('document.pdf', { taskId, documentId: 'opinion', revision: 1 }),
    )
    const text = execFileSync('pdftotext', ['-l', '1', '-layout', file, '-'], { encoding: 'utf8' })
    const flat = text.replace(/\s/gu, '')
    const { application, panel } = workspace.package
    const names = panel.experts.map(({ name }) => name)
    for (const part of [
      application.projectName,
      application.projectLeader,
      application.phone,
      '验收结论：通过验收',
      ...names,
    ]) {
      expect(flat).toContain(part.replace(/\s/gu, ''))
    }
  })
})
