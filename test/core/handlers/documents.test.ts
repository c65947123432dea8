import { describe, expect, it } from 'vitest'
import { findFrozenOpinion } from '../../../db/queries/opinions.ts'
import { sourceOf } from '../../../electron/core/documents/document-basis.ts'
import { problemsInPrinting } from '../../../electron/core/documents/problems-in-printing.ts'
import { sha256 } from '../../../electron/core/hash.ts'
import { playTask } from '../../../electron/core/play/play-task.ts'
import { DOCUMENT_KINDS } from '../../../shared/domain/documents/kinds.ts'
import {
  actAs,
  aCoreWithTask,
  aSignedTask,
  refusal,
  samplesFolder,
  type TestCore,
} from '../../helpers/core.ts'
import { runPdfTool } from '../documents/pdf-tools.ts'

async function textOf(bytes: Uint8Array): Promise<string> {
  return runPdfTool(bytes, 'pdftotext', ['@', '-']).toString().replace(/\s/gu, '')
}

type Task = TestCore & { readonly taskId: string }

const listOf = ({ call, taskId }: Task, revision: number | null = null) =>
  call('document.list', { taskId, revision })
const pdfOf = ({ call, taskId }: Task, documentId: string, revision: number | null = null) =>
  call('document.pdf', { taskId, documentId, revision })

describe('the documents of a task', () => {
  it('say before the conclusion what is missing; the opinion can be looked at all the same', async () => {
    const test = await aCoreWithTask()
    const entries = await listOf(test)
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(DOCUMENT_KINDS))
    for (const { kind, problem, revision } of entries) {
      expect(revision).toBeNull()
      if (kind === 'opinion' || kind === 'blank-opinion') expect(problem).toBeNull()
      else expect(problem).toContain('验收意见还没有填写结论和验收日期')
    }
    expect(await textOf(await pdfOf(test, 'opinion'))).toContain('草稿')
    expect(await refusal(pdfOf(test, 'report'))).toMatchObject({ code: 'not-allowed' })
  })

  it('are made again with the same bytes, every one of them, with no glyph or picture left out', async () => {
    const test = await aSignedTask()
    const ready = (await listOf(test)).filter(({ problem }) => problem === null)
    const { experts } = test.workspace.package.panel
    expect(ready.filter(({ kind }) => kind === 'score-sheet')).toHaveLength(experts.length)
    for (const { id } of ready) {
      const bytes = await pdfOf(test, id)
      expect(sha256(await pdfOf(test, id))).toBe(sha256(bytes))
      const text = await textOf(bytes)
      expect(text).not.toContain('草稿')
      expect(text).not.toContain('undefined')
    }
    const { evidence } = await test.call('task.get', { taskId: test.taskId })
    const pictures = evidence.filter(({ mediaType }) => mediaType.startsWith('image/'))
    const report = await pdfOf(test, 'report')
    const drawn = runPdfTool(report, 'pdfimages', ['-list', '@']).toString()
    expect(drawn.match(/ jpeg /gu)).toHaveLength(pictures.length)
  }, 120_000)

  it('stay as they were when their revision is withdrawn, beside the draft of the next', async () => {
    const test = await aSignedTask()
    const { call, taskId } = test
    const before = await pdfOf(test, 'report')
    await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    expect((await listOf(test)).map(({ revision }) => revision)).not.toContain(1)
    expect(await textOf(await pdfOf(test, 'report'))).toContain('草稿')
    const withdrawn = (await listOf(test, 1)).filter(({ kind }) => kind !== 'blank-opinion')
    expect(withdrawn.every(({ revision }) => revision === 1)).toBe(true)
    expect(sha256(await pdfOf(test, 'report', 1))).toBe(sha256(before))
    expect(await refusal(pdfOf(test, 'report', 9))).toMatchObject({ code: 'not-found' })
  })

  it('are refused by a name that the task does not have', async () => {
    const test = await aSignedTask()
    for (const id of ['nothing', 'score-sheet', 'score-sheet:nobody', 'constructor']) {
      expect(await refusal(pdfOf(test, id))).toEqual({ code: 'not-found', noun: '文书', id })
    }
  })
})

describe('scores of others', () => {
  it('stay out of every document until all are in; the own sheet can be looked at', async () => {
    const test = await aSignedTask()
    const { call, taskId } = test
    await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '更正' })
    const own = await actAs(test, 0)
    const other = await actAs(test, 1)
    const key = { taskId, kind: 'score-sheet', key: other } as const
    await call('record.save', { ...key, changes: { handedInAt: null } })
    await actAs(test, 0)
    const problems = new Map((await listOf(test)).map(({ id, problem }) => [id, problem]))
    expect(problems.get(`score-sheet:${own}`)).toBeNull()
    for (const id of [`score-sheet:${other}`, 'report']) {
      expect(problems.get(id)).toContain('还有专家没有提交打分')
      expect(await refusal(pdfOf(test, id))).toMatchObject({ code: 'not-allowed' })
    }
    const sheet = await textOf(await pdfOf(test, `score-sheet:${own}`))
    expect(sheet).toContain('提交时间')
    expect(sheet).toContain('全部专家提交后给出')
    await actAs(test, 1)
    await call('record.save', { ...key, changes: { handedInAt: new Date().toISOString() } })
    expect((await listOf(test)).find(({ id }) => id === 'report')?.problem).toBeNull()
  })
})

describe('freezing', () => {
  it('names the document and the code point of what none of its fonts can draw', async () => {
    const test = await aCoreWithTask()
    const { call, taskId } = test
    await actAs(test, 'leader')
    const changes = { question: '看板上的😀指什么？', askedAt: '2026-11-23T01:00:00Z' }
    const key = '019aae10-5b01-7a10-8c01-5a3e00000999'
    await call('record.save', { taskId, kind: 'clarification', key, changes })
    const info = await refusal(playTask(call, taskId, samplesFolder))
    if (info.code !== 'missing-glyphs') throw new Error(`refused for ${info.code}`)
    expect(info.problems).toHaveLength(1)
    expect(info.problems[0]?.message).toMatch(
      /^中小企业数字化水平评测报告／（六）澄清：.*U\+1F600/u,
    )
    expect(info.problems[0]?.field).toBe(`clarification:${key}`)
    expect(info.problems[0]?.message).toContain('的澄清“看板上的😀指什么？”中改用字库内的字')
  })

  it('says once what stands in many documents, and who can mend it', async () => {
    const { core, taskId } = await aSignedTask()
    const row = findFrozenOpinion(core.context.db, taskId)
    if (!row) throw new Error('the opinion is frozen')
    const source = sourceOf(core.context, row)
    const name = '长春😀有限公司'
    const { enterprise } = source.snapshot
    const application = { ...source.package.application, enterpriseName: name }
    const problems = problemsInPrinting(
      {
        ...source,
        package: { ...source.package, application },
        snapshot: { ...source.snapshot, enterprise: { ...enterprise, name } },
      },
      core.context.fonts,
    )
    expect(problems.map(({ field }) => field)).toEqual(['application.enterpriseName'])
    expect(problems[0]?.message).toMatch(
      /^《企业数字化改造项目验收意见（附件5）》《中小企业数字化水平评测报告》.*《专家评分表》：“😀”/u,
    )
    expect(problems[0]?.message).toContain('联系下发单位更正任务包（附件4 验收申请表·企业名称）')
  })
})
