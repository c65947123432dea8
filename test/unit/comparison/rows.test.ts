import { describe, expect, it } from 'vitest'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { recordTitle } from '../../../shared/domain/history/record-title.ts'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import { aCompleteWorkspace, type RecordChanges } from '../domain/complete-workspace.ts'

const rowOf = (key: string, change?: (draft: TaskPackage) => void) =>
  comparisonRows(aTaskPackage(change)).find((row) => row.key === key)

describe('plan against result', () => {
  it('has a row for each item of the works, the figures of both forms and the seven effects', () => {
    expect(comparisonRows(aTaskPackage()).map(({ key }) => key)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((place) => `content-${place}`),
      ...['period', 'level', 'cloud', 'spend'],
      ...['innovation', 'market', 'quality', 'cost', 'efficiency', 'green', 'safety'],
    ])
  })

  it('shows an item of the plan beside the claim that is about the same', () => {
    const row = rowOf('content-6')
    expect(row?.title).toBe('建设内容 6：能源计量')
    expect(row?.claimed[0]?.text).toContain('40 块智能电表分产线计量')
  })

  it('keeps a plan that is no list as one row, and says that there is none on site', () => {
    const plain = rowOf('content', ({ filing }) => (filing.content = '上线制造执行系统。'))
    expect(plain?.planned).toEqual([{ label: '计划建设内容', text: '上线制造执行系统。' }])
    const onSite = rowOf('content', ({ task }) => (task.origin = 'on-site'))
    expect(onSite?.planned[0]?.text).toBe('未取得')
  })

  it('says how claim and plan differ', () => {
    const later = rowOf('period', ({ filing, application }) => {
      filing.endsOn = '2026-07-01'
      application.endedOn = '2026-07-11'
      application.startedOn = filing.startsOn
    })
    expect(later?.differences).toEqual(['结束：比计划晚 10 天'])
    const lower = rowOf('level', ({ filing, application }) => {
      filing.targetLevel = 3
      application.levelAfter = 2
    })
    expect(lower?.differences).toContain('改造后：低 1 级')
  })

  it('puts the level of the self-assessment and of the diagnosis beside the claimed one', () => {
    expect(rowOf('level')?.claimed.map(({ label }) => label)).toEqual([
      '改造前',
      '改造后',
      '按自评得分',
      '诊断',
    ])
    const bare = rowOf('level', (draft) => {
      draft.diagnosis = null
      draft.selfAssessment.after = { items: {}, scenarios: {} }
    })
    expect(bare?.claimed).toHaveLength(2)
  })

  it('adds up what the signed contracts cost', () => {
    const row = rowOf('spend', ({ filing }) => {
      const [first] = filing.providers
      if (!first) throw new Error('the sample has a provider')
      filing.providers = [
        { ...first, name: '甲', hasContract: true, contractAmount: '100.10' },
        { ...first, name: '乙', hasContract: true, contractAmount: '20.2' },
        { ...first, name: '丙', hasContract: false, contractAmount: '5' },
      ]
    })
    expect(row?.planned.at(-1)).toEqual({ label: '已签合同 2 份，合计', text: '120.3' })
  })

  it('names its records as the screen does', () => {
    const catalog = historyCatalog(aTaskPackage())
    expect(recordTitle('comparison', 'content-1', {}, catalog)).toBe(
      '对照“建设内容 1：制造执行系统”',
    )
    expect(recordTitle('comparison', 'cost', {}, catalog)).toBe('对照“降本方面成效”')
  })
})

describe('what is missing of it', () => {
  const gapsWith = (changes: RecordChanges): readonly string[] =>
    listGaps(aCompleteWorkspace(changes))
      .filter(({ step, isBlocking }) => step === 'document-review' && isBlocking)
      .map(({ target, message }) => `${target ?? ''} ${message}`)

  it('is a result for every row once the review is called done, not before', () => {
    expect(gapsWith({})).toEqual([])
    expect(gapsWith({ 'comparison level': null })).toEqual([
      'comparison:level 对照“数字化水平等级”还没有核实结果',
    ])
    expect(gapsWith({ 'comparison level': null, 'step document-review': {} })).toEqual([
      'step:document-review “书面材料审核”还没有标为完成',
    ])
    const omitted = { 'step document-review': { status: 'omitted', reason: '已由初审完成' } }
    expect(gapsWith({ 'comparison level': null, ...omitted })).toEqual([])
  })

  it.each(['partly', 'not-achieved'])('is the words of what was seen: %s', (result) => {
    const row = 'comparison content-3'
    expect(gapsWith({ [row]: { result, verified: ' ' } })).toEqual([
      'comparison:content-3 对照“建设内容 3：仓储管理系统”没有全部达成，请写明核实情况',
    ])
    expect(gapsWith({ [row]: { result, verified: '缺 PDA' } })).toEqual([])
  })

  it('is a look at the level where it is called 达成 below the target', () => {
    const warnings = (changes: RecordChanges, target: number) =>
      listGaps(
        aCompleteWorkspace(changes, { package: ({ filing }) => (filing.targetLevel = target) }),
      ).filter((gap) => gap.target === 'comparison:level')
    expect(warnings({}, 2)).toEqual([])
    expect(warnings({}, 4)).toMatchObject([
      {
        isBlocking: false,
        message: '对照“数字化水平等级”为达成，但核定等级二级低于目标四级，请确认',
      },
    ])
    expect(warnings({ 'verified-item F1': null }, 4)).toEqual([])
    const partly = { result: 'partly', verified: '低于目标' }
    expect(warnings({ 'comparison level': partly }, 4)).toEqual([])
  })

  it('stands beside the draft, as does a required material that is called 不适用', () => {
    const workspace = aCompleteWorkspace({
      'comparison cost': { result: 'partly', verified: '3%' },
      'material M04': { status: 'not-applicable', reason: '随合同验收' },
    })
    const valueOf = (label: string) =>
      opinionFacts(workspace).find((fact) => fact.label === label)?.value
    expect(valueOf('计划与成果对照')).toBe('已核实 18 / 18 项，达成 17 项')
    expect(valueOf('必备材料')).toBe('9 / 10 项齐全，不适用 1 项：企业内部验收材料')
  })
})
