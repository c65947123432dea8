import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../electron/core/hash.ts'
import { keyFingerprint } from '../../../electron/core/received/receipt-keys.ts'
import { signedStatementSchema } from '../../../shared/formats/signed-statement.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { aCoreWithTask, aSignedTask, refusal, samplesFolder } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'
import { aSamplePlatform, isIdle, signInForTask, untilSync } from '../../helpers/sync.ts'
import { filesOfFolder, filesOfZip } from '../dossier/unpack.ts'
import { aDossierOf, aReceivedTask, pageVerdict, textOf } from './kit.ts'

describe('a receipt', () => {
  it('is a page that names everything that was received and the key that signed it', async () => {
    const { call, workspace, receipt, taskId } = await aReceivedTask()
    const text = textOf(await call('receipt.pdf', { revisionId: receipt.revisionId }))
    expect(text).toContain(receipt.receiptNumber)
    expect(text).toContain(keyFingerprint(workspace.package.platform.receiptKey))
    const { evidence, revisions } = await call('task.get', { taskId })
    for (const hash of [receipt.recordSha256, ...evidence.map((piece) => piece.sha256)]) {
      expect(text).toContain(hash)
    }
    expect(text).toContain(revisions[0]?.pdfSha256)
    const again = await call('document.pdf', { taskId, documentId: 'receipt', revision: null })
    expect(textOf(again)).toBe(text)
  })

  it('is no document before the platform has signed one', async () => {
    const { call, taskId } = await aSignedTask()
    const entries = await call('document.list', { taskId })
    const entry = entries.find(({ kind }) => kind === 'receipt')
    expect(entry?.problem).toContain('还没有平台的回执')
    const made = call('document.pdf', { taskId, documentId: 'receipt', revision: null })
    expect(await refusal(made)).toMatchObject({ code: 'not-allowed' })
  })

  it('lies in the dossier as a page and as what was signed, and verifies there', async () => {
    const test = await aReceivedTask()
    const files = await aDossierOf(test)
    const pages = [...files.keys()].filter((path) => path.includes('上报回执'))
    expect(pages).toHaveLength(1)
    expect(textOf(files.get(pages[0] ?? '') ?? Buffer.alloc(0))).toContain(
      test.receipt.receiptNumber,
    )
    const text = String(files.get('数据/第1版/回执.json'))
    const { payload, signature, platformKey } = signedStatementSchema.parse(JSON.parse(text))
    expect({ payload, signature }).toEqual({
      payload: test.receipt.payload,
      signature: test.receipt.signature,
    })
    expect(platformKey).toBe(test.workspace.package.platform.receiptKey)
  })

  it('comes out alone or all together, in a zip and in a folder', async () => {
    const { core, call, receipt } = await aReceivedTask()
    const folder = await aFolder()
    const { revisionId } = receipt
    for (const form of ['pdf', 'json'] as const) {
      const grant = core.grant(join(folder, `回执.${form}`))
      const saved = await call('receipt.save', { revisionId, form, grant })
      expect(sha256(await readFile(join(folder, `回执.${form}`)))).toBe(saved.sha256)
    }
    const zip = join(folder, '回执.zip')
    const report = await call('receipt.export', {
      revisionIds: null,
      form: 'zip',
      grant: core.grant(zip),
    })
    expect(report).toEqual({ name: '回执.zip', receipts: 1 })
    const inZip = await filesOfZip(zip)
    expect([...inZip.keys()].map((name) => name.split('.').at(-1))).toEqual(['pdf', 'json'])
    await call('receipt.export', {
      revisionIds: [revisionId],
      form: 'folder',
      grant: core.grant(folder),
    })
    expect(await filesOfFolder(join(folder, '上报回执'))).toEqual(inZip)
    const again = call('receipt.export', {
      revisionIds: [revisionId],
      form: 'folder',
      grant: core.grant(folder),
    })
    expect(await refusal(again)).toMatchObject({ code: 'export-stopped' })
  })

  it('of another laptop’s opinion lies in the dossier of the one that carried it home', async () => {
    const signed = await aSignedTask()
    const folder = await aFolder()
    const stick = join(folder, '上报.uploadbatch')
    const password = '车间验收-2026'
    await signed.call('batch.export', { taskIds: null, grant: signed.core.grant(stick), password })
    const platform = await aSamplePlatform()
    const carrier = await aCoreWithTask()
    await signInForTask(carrier.call, platform, signed.taskId)
    await carrier.call('batch.import', { grant: carrier.core.grant(stick), password })
    await carrier.call('sync.start', { taskIds: null })
    await untilSync(carrier.call, isIdle)
    const [receipt] = await carrier.call('sync.receipts', {})
    expect(receipt?.isCarried).toBe(true)
    const page = textOf(
      await carrier.call('receipt.pdf', { revisionId: receipt?.revisionId ?? '' }),
    )
    expect(page).toContain(receipt?.receiptNumber)
    await playTask(carrier.call, carrier.taskId, samplesFolder)
    const files = await aDossierOf(carrier)
    const names = [...files.keys()].filter((path) => path.includes('代报回执'))
    expect(names.map((path) => path.split('.').at(-1))).toEqual(['json', 'pdf'])
    expect(String(files.get(names[0] ?? ''))).toContain(receipt?.signature)
    // The carrier's own opinion has the same number, and is another record.
    const { isGood, statements } = await pageVerdict(files)
    expect(statements).toMatchObject([{ path: names[0], outcome: 'good' }])
    expect(isGood).toBe(true)
  })
})
