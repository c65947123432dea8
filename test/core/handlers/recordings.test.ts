import { appendFile, readdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { aCore, aCoreWithTask, refusal, samplesFolder } from '../../helpers/core.ts'

const INTERVIEW = { kind: 'interview', key: 'i1' } as const

async function aRecording() {
  const test = await aCoreWithTask()
  const target = { taskId: test.taskId, ...INTERVIEW }
  const { recordingId } = await test.call('recording.start', {
    ...target,
    title: '访谈录音 2026-11-23 0941',
    device: '内置麦克风',
  })
  const append = (sequence: number, text: string) =>
    test.call('recording.append', { recordingId, sequence, bytes: Buffer.from(text) })
  const path = join(test.folder, 'recordings', `${recordingId}.rec`)
  return { ...test, target, recordingId, append, path }
}

async function textOf(
  { call }: Pick<Awaited<ReturnType<typeof aCore>>, 'call'>,
  { id, sizeBytes }: { readonly id: string; readonly sizeBytes: number },
): Promise<string> {
  const bytes = await call('evidence.read', { evidenceId: id, offset: 0, length: sizeBytes })
  return Buffer.from(bytes).toString('utf8')
}

describe('a recording', () => {
  it('becomes a piece of evidence of its record', async () => {
    const test = await aRecording()
    await test.append(0, '第一段，')
    await test.append(1, '第二段。')
    const piece = await test.call('recording.finish', { recordingId: test.recordingId })
    expect(piece).toMatchObject({
      id: test.recordingId,
      name: '访谈录音 2026-11-23 0941.webm',
      mediaType: 'audio/webm',
      device: '内置麦克风',
      links: [INTERVIEW],
    })
    expect(piece.capturedAt).not.toBeNull()
    expect(await textOf(test, piece)).toBe('第一段，第二段。')
    expect(await readdir(join(test.folder, 'recordings'))).toEqual([])
    // The answer got lost and is asked for again.
    expect(await test.call('recording.finish', { recordingId: test.recordingId })).toEqual(piece)
  })

  it('takes a piece that is sent again once, and none before its turn', async () => {
    const test = await aRecording()
    await test.append(0, '一')
    await test.append(0, '一')
    expect(await refusal(test.append(2, '三'))).toMatchObject({ code: 'input-invalid' })
    await Promise.all([test.append(1, '二'), test.append(2, '三'), test.append(3, '四')])
    const piece = await test.call('recording.finish', { recordingId: test.recordingId })
    expect(await textOf(test, piece)).toBe('一二三四')
  })

  it('goes on after core came back, over what a crash left half-written', async () => {
    const test = await aRecording()
    await test.append(0, '一')
    test.core.close()
    await appendFile(test.path, Buffer.from([0, 0, 0, 200, 1, 2, 3]))
    const next = await aCore({ dataFolder: test.folder })
    const { recordingId } = test
    const bytes = Buffer.from('二')
    await next.call('recording.append', { recordingId, sequence: 1, bytes })
    expect(await textOf(next, await next.call('recording.finish', { recordingId }))).toBe('一二')
  })

  it('keeps its whole pieces when the last one is torn', async () => {
    const test = await aRecording()
    await test.append(0, '一')
    await test.append(1, '二')
    test.core.close()
    await truncate(test.path, (await readFile(test.path)).length - 1)
    const next = await aCore({ dataFolder: test.folder })
    const [piece] = await next.call('recording.recover', {})
    expect(piece && (await textOf(next, piece))).toBe('一')
  })

  it('leaves nothing readable on disk', async () => {
    const test = await aRecording()
    await test.append(0, '总经理说')
    const bytes = await readFile(test.path)
    for (const plain of ['总经理说', '内置麦克风', INTERVIEW.kind])
      expect(bytes.includes(plain)).toBe(false)
  })

  it('of nothing is no evidence', async () => {
    const test = await aRecording()
    const { recordingId } = test
    expect(await refusal(test.call('recording.finish', { recordingId }))).toMatchObject({
      code: 'not-allowed',
    })
    expect(await test.call('recording.recover', {})).toEqual([])
    expect(await readdir(join(test.folder, 'recordings'))).toEqual([])
  })

  it('that still runs keeps the opinion from being frozen', async () => {
    const test = await aRecording()
    await expect(playTask(test.call, test.taskId, samplesFolder)).rejects.toMatchObject({
      info: { code: 'not-allowed', message: expect.stringContaining('还没有结束') as string },
    })
    const { revisions } = await test.call('task.get', { taskId: test.taskId })
    expect(revisions).toEqual([])
  })

  it('that is not known is refused', async () => {
    const test = await aCoreWithTask()
    const recordingId = '01980000-0000-7000-8000-000000000000'
    expect(await refusal(test.call('recording.finish', { recordingId }))).toMatchObject({
      code: 'not-found',
      noun: '录音',
    })
  })

  it('that is damaged is left as it is and does not keep others from being found', async () => {
    const test = await aRecording()
    await test.append(0, '一')
    await truncate(test.path, 10)
    const { recordingId } = await test.call('recording.start', {
      ...test.target,
      title: '第二段录音',
      device: '',
    })
    await test.call('recording.append', { recordingId, sequence: 0, bytes: Buffer.from('好') })
    const found = await test.call('recording.recover', {})
    expect(found.map(({ id }) => id)).toEqual([recordingId])
    expect(await readdir(join(test.folder, 'recordings'))).toEqual([`${test.recordingId}.rec`])
  })
})
