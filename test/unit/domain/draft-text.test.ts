import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectAspects } from '../../../shared/catalog/index.ts'
import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { draftOpinionText } from '../../../shared/domain/opinion/draft-text.ts'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import { METHOD_STEPS } from '../../../shared/domain/record/terms.ts'
import { aCompleteWorkspace, type RecordChanges } from './complete-workspace.ts'

const draftOf = (changes: RecordChanges = {}): string =>
  draftOpinionText(aCompleteWorkspace(changes))
const paragraphOf = (changes: RecordChanges, begin: string): string | undefined =>
  draftOf(changes)
    .split('\n')
    .find((line) => line.startsWith(begin))
const [point] = site2024.checkpoints.map(({ code }) => `checkpoint ${code}`)
const [title] = site2024.checkpoints.map((one) => one.title)

describe('the drafted opinion', () => {
  it('names the institution, not what the form has above, and ends every paragraph with a full stop', () => {
    const { package: pkg } = aCompleteWorkspace()
    const text = draftOf()
    expect(text).toContain(pkg.panel.institution)
    expect(text).toContain(`申报改造总花费${pkg.application.totalSpend}万元`)
    for (const name of [pkg.application.enterpriseName, pkg.application.projectName]) {
      expect(text).not.toContain(name)
    }
    for (const line of text.split('\n')) expect(line).toMatch(/[^。]。$/u)
  })

  it('counts what was held', () => {
    const text = draftOf({ 'interview i7': { person: '李长海' } })
    expect(text).toContain('、人员访谈（7人次）、问卷调查（1份）、系统演示（1个系统）。')
  })

  it('says which method was not used and why, and counts none of it', () => {
    const text = draftOf({ 'step interview': { status: 'omitted', reason: '企业停产。' } })
    expect(text).toContain('人员访谈未开展，理由：企业停产。')
    expect(text).not.toContain('人次')
  })

  it('says that a method was not used while its reason is not yet written', () => {
    expect(draftOf({ 'step interview': { status: 'omitted' } })).toContain('人员访谈未开展。')
  })

  it('states nothing that was found by a method that was not used', () => {
    const link = { from: 'MES', to: 'ERP', data: '工单', mode: 'automatic', proof: 'shown' }
    const found = { 'connection c': link, 'scenario-check S01': { level: 1 } }
    const steps = ['site-survey', 'demonstration', 'document-review']
    const omitted: RecordChanges = Object.fromEntries(
      steps.map((step) => [`step ${step}`, { status: 'omitted', reason: '停电' }] as const),
    )
    const heads = ['现场勘查：', '场景核查：', '数据贯通：', '计划完成：', '成效核实：']
    const text = draftOf(found)
    const rest = draftOf({ ...found, ...omitted })
    for (const head of heads) {
      expect(text).toContain(head)
      expect(rest).not.toContain(head)
    }
    const facts = opinionFacts(aCompleteWorkspace({ ...found, ...omitted }))
    const labels = facts.map(({ label }) => label)
    for (const label of ['应用场景', '数据贯通', '计划与成果对照']) {
      expect(labels).not.toContain(label)
    }
  })

  it('tells in a re-acceptance what became of what did not hold up', () => {
    const failed = (kind: 'checkpoint' | 'finding', key: string, body: object) => ({
      ...{ id: `${kind} ${key}`, kind, key, body: { ...body }, revision: 1 },
    })
    const again = (changes: RecordChanges) => {
      const workspace = aCompleteWorkspace(changes, {
        previousRound: {
          ...{ round: 1, opinionId: 'o', revision: 1, snapshotSha256: 'f', lateReason: null },
          ...{ concludedOn: '2026-11-01', rectificationDueOn: null, requirements: '' },
          failed: [
            failed('checkpoint', 'C01', { result: 'fail', note: '未启用' }),
            failed('checkpoint', 'C02', { result: 'partly', note: '未启用' }),
            failed('finding', 'f', { title: '未启用', status: 'open', source: 'checkpoint:C01' }),
          ],
        },
      })
      return draftOpinionText({ ...workspace, summary: { ...workspace.summary, round: 2 } })
    }
    expect(again({})).toContain('组织专家组对本项目进行第2轮复验（')
    expect(again({})).toContain('整改复核：上一轮未通过2项，本轮复核后2项符合要求。')
    const [, second] = site2024.checkpoints
    expect(again({ 'checkpoint C02': { result: 'partly', note: '未启用' } })).toContain(
      `本轮复核后1项符合要求，1项仍未通过：勘查点“${second?.title ?? ''}”。`,
    )
    expect(again({ 'checkpoint C02': null })).toContain(
      '本轮复核后1项符合要求，1项经说明理由后撤下。',
    )
    expect(draftOf()).not.toContain('整改复核')
  })

  it('tells which required materials are not complete, even when none is', () => {
    const lacking = { status: 'missing', reason: '尚未盖章；' }
    const name = materials2024.materials.find(({ code }) => code === 'M01')?.name ?? ''
    expect(paragraphOf({ 'material M01': lacking }, '书面材料')).toBe(
      `书面材料：应交必备材料10项，齐全9项；其余：“${name}”缺失（尚未盖章）。`,
    )
    const dropped = { status: 'not-applicable', reason: '由总公司统一采购' }
    expect(paragraphOf({ 'material M01': dropped }, '书面材料')).toContain(
      `其余：“${name}”不适用（由总公司统一采购）。`,
    )
    const all = materials2024.materials.map(({ code }) => [`material ${code}`, lacking] as const)
    expect(paragraphOf(Object.fromEntries(all), '书面材料')).toContain('齐全0项')
    const none = materials2024.materials.map(({ code }) => [`material ${code}`, null] as const)
    expect(paragraphOf(Object.fromEntries(none), '书面材料')).toBeUndefined()
  })

  it('quotes what was wanting on site, without empty brackets', () => {
    const wanting = (note: string) =>
      paragraphOf({ [point ?? '']: { result: 'fail', note } }, '现场勘查')
    expect(wanting('未启用。')).toContain(`存在不足：${title ?? ''}（未启用）。`)
    expect(wanting('')).toContain(`存在不足：${title ?? ''}。`)
  })

  it('keeps a note of several lines within its sentence', () => {
    const note = '一号线未联网。\n\n二号线正常。'
    expect(paragraphOf({ [point ?? '']: { result: 'partly', note } }, '现场勘查')).toContain(
      '（一号线未联网；二号线正常）。',
    )
  })

  it('says in one line that the plan and all of its effects were achieved', () => {
    expect(paragraphOf({}, '计划完成')).toBe(
      '计划完成：核实备案计划11项，均达成。成效核实：7个方面均达到预期。',
    )
  })

  it('does not count what there is none of', () => {
    expect(paragraphOf({}, '现场勘查')).toBe('现场勘查：查看40个勘查点，符合40个。')
    expect(paragraphOf({}, '场景核查')).toBe(
      '场景核查：现场逐项核查16个应用场景，均不低于申报等级。',
    )
  })

  it('tells the effects that were and were not achieved', () => {
    const none = effectAspects.map(({ id }) => [`comparison ${id}`, null] as const)
    const changes = {
      ...Object.fromEntries(none),
      'comparison market': { result: 'achieved' },
      'comparison cost': { result: 'partly', verified: '降低 3%。' },
      'comparison green': { result: 'not-achieved' },
    }
    expect(paragraphOf(changes, '成效核实')).toBe(
      '成效核实：市场方面达到预期；降本方面部分达到预期（降低 3%）；绿色方面未达到预期。',
    )
  })

  it('tells how much of the plan was carried out, and what was not', () => {
    const changes = {
      'comparison content-2': { result: 'not-achieved', verified: '视觉工作站未到货。' },
      'comparison spend': { result: 'partly', verified: '缺一张发票' },
      'comparison cloud': { result: 'not-applicable' },
    }
    expect(paragraphOf(changes, '计划完成')).toBe(
      '计划完成：对照备案计划核实10项，达成8项；“改造花费（万元）”部分达成（缺一张发票）；“建设内容 2：质量管理系统”未达成（视觉工作站未到货）。',
    )
  })

  it('never doubles a mark, whatever the notes end with', () => {
    const note = fc
      .array(fc.constantFrom('甲', '乙', '。', '；', '，', '\n', ' ', '.', '！', '、'), {
        maxLength: 6,
      })
      .map((characters) => `${characters.join('').replace(/[。；，.！、]+(?=.)/gu, '')}`)
    fc.assert(
      fc.property(note, fc.constantFrom(...METHOD_STEPS), (text, step) => {
        const draft = draftOf({
          [`step ${step}`]: { status: 'omitted', reason: text },
          'material M01': { status: 'inconsistent', reason: text },
          [point ?? '']: { result: 'partly', note: text },
          'comparison cost': { result: 'partly', verified: text },
          'comparison content-1': { result: 'partly', verified: text },
          'scenario-check S01': { level: 0, note: text },
        })
        expect(draft).not.toMatch(/[。；，、：.！]\s*[。；，、：！]|（）|[。；，、.！]）/u)
        expect(draft.split('\n').every((line) => line.endsWith('。'))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
