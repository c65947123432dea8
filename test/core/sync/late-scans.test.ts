import { join } from 'node:path'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { carried } from '../../../db/schema.ts'
import { attachmentRecordSchema } from '../../../shared/formats/platform-api.ts'
import { aCore, aSignedTask, type TaskCore } from '../../helpers/core.ts'
import { aFaultProxy } from '../../helpers/fault-proxy.ts'
import { aFolder } from '../../helpers/folder.ts'
import { addScan } from '../../helpers/scans.ts'
import { aSamplePlatform, isIdle, sendAll, signInForTask, untilSync } from '../../helpers/sync.ts'
import { renewHistory } from '../../platform/rules/feed.ts'
import { withdrawTask } from '../../platform/rules/tasks.ts'
import { filesOfFolder } from '../dossier/unpack.ts'
import { aReceivedTask, pageVerdict, textOf } from '../received/kit.ts'

const receiptsOf = async ({ call }: Pick<TaskCore, 'call'>) =>
  new Map((await call('sync.receipts', {})).map((one) => [one.scan, one]))

describe('a scan of the stamped paper that comes after the opinion was received', () => {
  it('waits as unsent, goes up by itself, and has a receipt of its own', async () => {
    const test = await aReceivedTask()
    const { call, platform, taskId, receipt } = test
    const desk = await addScan(test, '盖章件.pdf')
    expect(desk.lateScans).toEqual([{ id: desk.scans[0]?.id, receiptNumber: null }])
    const waiting = await call('sync.state', {})
    expect(waiting.unsentCount).toBe(1)
    expect((await call('app.state', {})).unsentCount).toBe(1)
    expect(waiting.items).toMatchObject([
      { scan: null, status: 'confirmed', receiptNumber: receipt.receiptNumber },
      { scan: '盖章件.pdf', status: 'queued', isCarried: false, isBehind: false, fileCount: 1 },
    ])

    const sent = await sendAll(call)
    expect(sent.unsentCount).toBe(0)
    const scan = (await receiptsOf(test)).get('盖章件.pdf')
    expect(sent.items).toMatchObject([
      { status: 'confirmed', receiptNumber: receipt.receiptNumber },
      {
        status: 'confirmed',
        receiptNumber: scan?.receiptNumber,
        receivedAt: scan?.receivedAt,
      },
    ])
    // The opinion's own is as it was, to the letter.
    expect((await receiptsOf(test)).get(null)).toEqual(receipt)
    expect(JSON.parse(scan?.payload ?? '')).toMatchObject({
      attachesTo: receipt.revisionId,
      idempotencyKey: desk.scans[0]?.id,
      files: [{ sha256: desk.scans[0]?.sha256, sizeBytes: desk.scans[0]?.sizeBytes }],
    })
    expect((await call('seal.list', { taskId })).lateScans).toMatchObject([
      { receiptNumber: scan?.receiptNumber },
    ])
    const [row, ...others] = await platform.desk.records
      .selectFrom('submissions')
      .selectAll()
      .where('attachesTo', 'is not', null)
      .execute()
    expect(others).toEqual([])
    expect(attachmentRecordSchema.parse(JSON.parse(row?.record ?? '')).opinion).toMatchObject({
      id: receipt.revisionId,
      recordSha256: receipt.recordSha256,
    })
    const revisionId = scan?.revisionId ?? ''
    const pdf = await call('receipt.pdf', { revisionId })
    const page = textOf(pdf)
    expect(page).toContain('后补盖章扫描件的记录')
    expect(page).toContain(receipt.revisionId)
    // On paper it is itself, and not the opinion's.
    expect((await call('receipt.print', { revisionId })).bytes).toEqual(pdf)
    expect(await call('receipt.prints', { revisionId })).toHaveLength(1)
    expect(await call('receipt.prints', { revisionId: receipt.revisionId })).toEqual([])
    const [run] = await call('sync.history', {})
    expect(await call('sync.runOpinions', { runId: run?.id ?? '' })).toMatchObject([
      {
        revisionId,
        outcome: 'received',
        enterprise: expect.stringContaining('盖章件.pdf') as string,
      },
    ])
  })

  it('is followed by any number of others, each of which is an item of its own', async () => {
    const test = await aReceivedTask()
    await addScan(test, '盖章件一.pdf')
    await sendAll(test.call)
    await addScan(test, '盖章件二.pdf')
    const desk = await addScan(test, '盖章件三.pdf')
    expect((await test.call('sync.state', {})).unsentCount).toBe(2)
    const { items } = await sendAll(test.call)
    expect(items.map(({ scan, status }) => [scan, status])).toEqual([
      [null, 'confirmed'],
      ['盖章件一.pdf', 'confirmed'],
      ['盖章件二.pdf', 'confirmed'],
      ['盖章件三.pdf', 'confirmed'],
    ])
    expect(new Set(items.map(({ receiptNumber }) => receiptNumber)).size).toBe(4)
    expect(desk.scans.map(({ name }) => name)).toEqual([
      '盖章件三.pdf',
      '盖章件二.pdf',
      '盖章件一.pdf',
    ])
  })

  it('is refused with its reason where the task was withdrawn, and takes nothing from 已上报', async () => {
    const test = await aReceivedTask()
    const { call, platform, taskId, receipt } = test
    await addScan(test, '盖章件.pdf')
    await withdrawTask(platform.desk, taskId, '企业申请延期')
    const { items, unsentCount } = await sendAll(call)
    expect(items).toMatchObject([
      { status: 'confirmed', receiptNumber: receipt.receiptNumber },
      { status: 'set-aside', problem: { reason: 'refused', isPassing: false } },
    ])
    expect(items[1]?.problem?.message).toContain('企业申请延期')
    expect(unsentCount).toBe(1)
    expect((await call('task.get', { taskId })).upload?.state).toBe('confirmed')
  })

  it('is sent again behind its opinion, where a restored platform has lost both', async () => {
    const test = await aReceivedTask()
    const { call, platform } = test
    await addScan(test, '盖章件.pdf')
    await sendAll(call)
    for (const table of ['receipts', 'upload', 'submissionFile', 'submissions'] as const) {
      await platform.desk.records.deleteFrom(table).execute()
    }
    await renewHistory(platform.desk)
    const told = await sendAll(call)
    expect(told.items.map(({ status, isGone }) => [status, isGone])).toEqual([
      ['confirmed', true],
      ['confirmed', true],
    ])
    expect(told.unsentCount).toBe(2)
    const [opinion, scan] = told.items.map(({ revisionId }) => ({ revisionId }))
    if (!opinion || !scan) throw new Error('both are there')
    await call('sync.retry', scan)
    const waiting = await untilSync(call, isIdle)
    expect(waiting.items[1]).toMatchObject({ status: 'queued', isBehind: true, isGone: true })
    await call('sync.retry', opinion)
    await untilSync(call, isIdle)
    const again = await sendAll(call)
    expect(again.items.map(({ status, isGone }) => [status, isGone])).toEqual([
      ['confirmed', false],
      ['confirmed', false],
    ])
    expect(again.unsentCount).toBe(0)
  })

  it('that an older program left here is queued when the program starts', async () => {
    const test = await aReceivedTask()
    await addScan(test, '盖章件.pdf')
    test.core.context.db.orm.delete(carried).run()
    test.core.close()
    const core = await aCore({ dataFolder: test.folder })
    expect((await core.call('app.state', {})).unsentCount).toBe(1)
    expect((await sendAll(core.call)).unsentCount).toBe(0)
  })

  it('lies in the dossier with its receipt and the record that this covers', async () => {
    const test = await aReceivedTask()
    const { core, call, taskId } = test
    const folder = await aFolder()
    await addScan(test, '盖章件.pdf')
    await sendAll(call)
    const { name } = await call('dossier.export', {
      taskIds: [taskId],
      form: 'folder',
      grant: core.grant(folder),
    })
    const number = (await receiptsOf(test)).get('盖章件.pdf')?.receiptNumber ?? ''
    const at = (what: string): string =>
      join(folder, name, what, '盖章扫描件回执', `盖章扫描件回执-第1版-${number}`)
    expect((await readFile(`${at('文书')}.pdf`)).subarray(0, 5).toString()).toBe('%PDF-')
    const verified = await call('verify.file', { grant: core.grant(`${at('数据')}.json`) })
    expect(verified).toMatchObject({ kind: 'statement', statement: 'receipt', outcome: 'genuine' })
    const words = JSON.stringify(verified)
    expect(words).toContain('上报之后补的盖章扫描件')
    expect(words).toContain('回执所列 1 份文件都在旁边，逐字节一致')
    expect(words).toContain('-记录.json”就是它所针对的验收记录')
    const root = join(folder, name)
    const page = await pageVerdict(await filesOfFolder(root))
    expect(page.statements.map(({ path, outcome }) => [path.split('/')[1], outcome])).toEqual([
      ['盖章扫描件回执', 'good'],
      ['第1版', 'good'],
    ])
    // Another record beside it than the one that was received.
    await writeFile(`${at('数据')}-记录.json`, '{}')
    const grant = core.grant(`${at('数据')}.json`)
    expect(await call('verify.file', { grant })).toMatchObject({ outcome: 'altered' })
  })
})

describe('a scan that comes while its opinion is on its way', () => {
  it('waits until the opinion has its receipt, and goes in the next run', async () => {
    const platform = await aSamplePlatform()
    const test = await aSignedTask()
    const { call, taskId } = test
    const asked: string[] = []
    let isOpen = false
    const proxy = await aFaultProxy(platform.url, ({ method, path }) => {
      if (path.includes('/sessions') || path.includes('/devices') || method === 'GET') return 'pass'
      asked.push(`${method} ${path}`)
      return isOpen || asked.length === 1 ? 'pass' : 'lose-request'
    })
    await signInForTask(call, platform, taskId, proxy.url)
    await call('sync.start', { taskIds: null })
    // Registered, and then the line is down.
    await untilSync(call, ({ phase }) => phase === 'waiting')
    await addScan(test, '盖章件.pdf')
    expect((await call('sync.state', {})).items).toMatchObject([
      { scan: null, status: 'sending' },
      { scan: '盖章件.pdf', status: 'queued', isBehind: true },
    ])
    isOpen = true
    const sent = await sendAll(call)
    expect(sent.items).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed' }])
    const opinion = (await receiptsOf(test)).get(null)
    const scan = (await receiptsOf(test)).get('盖章件.pdf')
    expect(opinion?.payload).not.toContain(scan?.recordSha256)
    expect(Number(scan?.receiptNumber.slice(-6))).toBeGreaterThan(
      Number(opinion?.receiptNumber.slice(-6)),
    )
  })

  it('goes with the opinion out of the outbox, where that is withdrawn before it was received', async () => {
    const platform = await aSamplePlatform()
    const test = await aSignedTask()
    const { call, core, taskId } = test
    await signInForTask(call, platform, taskId)
    const grant = core.grant(join(test.folder, '上报.uploadbatch'))
    await call('batch.export', { taskIds: null, grant, password: '车间验收-2026' })
    await addScan(test, '盖章件.pdf')
    expect((await call('sync.state', {})).unsentCount).toBe(2)
    await call('opinion.reopen', { taskId, reason: '更正企业名称' })
    const state = await call('sync.state', {})
    expect(state).toMatchObject({ unsentCount: 0, items: [] })
    expect((await sendAll(call)).items).toEqual([])
  })
})
