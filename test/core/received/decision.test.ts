import { describe, expect, it } from 'vitest'
import { signedStatementSchema } from '../../../shared/formats/signed-statement.ts'
import { aSignedTask } from '../../helpers/core.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'
import { aDossierOf, aReceivedTask, bringDecision } from './kit.ts'

const textOf = (bytes: Uint8Array): string =>
  runPdfTool(bytes, 'pdftotext', ['@', '-']).toString().replace(/\s/gu, '')

const decisionOf = (taskId: string) =>
  ({ taskId, documentId: 'bureau-decision', revision: null }) as const

describe('the decision of the county bureau', () => {
  it('is a page of its own, bound to the opinion by its hashes, and the opinion does not change', async () => {
    const test = await aReceivedTask()
    const { call, taskId } = test
    const opinion = { taskId, documentId: 'opinion', revision: null }
    const before = await call('document.pdf', opinion)
    await bringDecision(test, { decision: 'returned', text: '请补充佐证。', decidedBy: '王芳' })
    await bringDecision(test)
    const text = textOf(await call('document.pdf', decisionOf(taskId)))
    const [revision] = (await call('task.get', { taskId })).revisions
    for (const part of [
      '长春市某区工业和信息化局',
      '同意第三方评测机构的审核意见。',
      '2026年11月30日',
      '李娜',
      '此前的意见：退回，请补充佐证。（王芳',
      revision?.snapshotSha256 ?? '?',
      revision?.pdfSha256 ?? '?',
      test.receipt.receiptNumber,
    ]) {
      expect(text).toContain(part)
    }
    expect(await call('document.pdf', opinion)).toEqual(before)

    const files = await aDossierOf(test)
    expect([...files.keys()].filter((path) => path.includes('主管部门意见'))).toEqual([
      '数据/第1版/主管部门意见.json',
      expect.stringMatching(/^文书\/\d+-主管部门意见\.pdf$/u),
    ])
    const kept = signedStatementSchema.parse(
      JSON.parse(String(files.get('数据/第1版/主管部门意见.json'))),
    )
    expect(JSON.parse(kept.payload)).toMatchObject({ decision: 'agreed', decidedBy: '李娜' })
  })

  it('that can’t be printed says so, and its signed text is in the dossier all the same', async () => {
    const test = await aReceivedTask()
    await bringDecision(test, { decidedBy: '李\u{2FFFF}娜' })
    const entries = await test.call('document.list', { taskId: test.taskId })
    const entry = entries.find(({ kind }) => kind === 'bureau-decision')
    expect(entry?.problem).toContain('无法印出')
    const paths = [...(await aDossierOf(test)).keys()]
    expect(paths.filter((path) => path.includes('主管部门意见'))).toEqual([
      '数据/第1版/主管部门意见.json',
    ])
  })

  it('is said to be awaited while there is none', async () => {
    const { call, taskId } = await aSignedTask()
    const entries = await call('document.list', { taskId })
    const entry = entries.find(({ kind }) => kind === 'bureau-decision')
    expect(entry?.problem).toContain('还没有收到主管部门')
  })
})
