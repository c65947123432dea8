import { describe, expect, it } from 'vitest'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { reportDocument } from '../../../shared/domain/documents/report/report.ts'
import { STEP_NAMES, METHOD_STEPS } from '../../../shared/domain/record/terms.ts'
import type { Workspace } from '../../../shared/domain/task/workspace.ts'
import { aCompleteWorkspace, experts, leader, member } from '../domain/complete-workspace.ts'
import { aSource, tableOf, wordsOf } from './a-source.ts'

const reportOf = (workspace: Workspace) => reportDocument(aSource(workspace))
const wordsFor = (...args: Parameters<typeof aCompleteWorkspace>) =>
  wordsOf(reportOf(aCompleteWorkspace(...args)))

describe('the evaluation report', () => {
  it('has the ten sections in their order', () => {
    const { blocks } = reportOf(aCompleteWorkspace())
    const titles = blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    )
    expect(titles).toEqual([
      '一、企业概况',
      '二、评测依据与专家组',
      '三、评测方法与过程',
      '四、指标得分',
      '五、应用场景等级',
      '六、计划与成果对照',
      '七、验收评议与表决',
      '八、问题清单与结论',
      '九、改进建议',
      '十、佐证清单',
      '签字',
    ])
  })

  it('says every reason that an expert gave, with the name', () => {
    const words = wordsFor({
      [`score ${leader}/F1`]: { answer: ['B'], note: '只见到一条工控网' },
      [`scenario-score ${member}/S03`]: { level: 1, note: '客户数据仍在表格里' },
      [`rubric-mark ${member}/data-flow`]: { milli: 85_000, reason: '两处仍靠导出' },
    })
    const nameOf = (id: string) => experts.find((expert) => expert.id === id)?.name ?? ''
    expect(words).toContain(`${nameOf(leader)}（B）：只见到一条工控网`)
    expect(words).toContain(`${nameOf(member)}（一级）：客户数据仍在表格里`)
    expect(words).toContain(`${nameOf(member)}（85）：两处仍靠导出`)
  })

  it('sets claim, diagnosis and the verified answer side by side, with points and reason', () => {
    const report = reportOf(
      aCompleteWorkspace({
        'verified-item F2': { answer: 'C', reason: '半数设备没有数字接口' },
      }),
    )
    const { package: pkg } = aSource(aCompleteWorkspace())
    const row = tableOf(report, '数字化基础采集项').rows.find(([title]) => title?.startsWith('F2'))
    expect(row).toEqual([
      'F2 设备数字化\n佐证 P01',
      'C 20%＜占比≤40%',
      '3',
      '6',
      pkg.selfAssessment.after.items['F2'],
      pkg.diagnosis?.items['F2'],
      '半数设备没有数字接口',
    ])
  })

  it('names the reason of a method that was not used, and nothing that it left on record', () => {
    for (const step of METHOD_STEPS) {
      const words = wordsFor({ [`step ${step}`]: { status: 'omitted', reason: '停产检修。' } })
      expect(words).toContain(`${STEP_NAMES[step]}未开展，理由：停产检修。`)
      expect(words).not.toContain(`${STEP_NAMES[step]}已完成`)
    }
    const words = wordsFor({ 'step interview': { status: 'omitted', reason: '停产' } })
    expect(words).not.toContain('周建国')
  })

  it('marks the binding scenarios, and numbers the evidence of each', () => {
    const table = tableOf(reportOf(aCompleteWorkspace()), '16 个应用场景')
    const binding = miit2024.scenarios.filter(({ binding: isBinding }) => isBinding)
    const marked = table.rows.filter(([title]) => title?.includes('（约束性）'))
    expect(marked).toHaveLength(binding.length)
    expect(table.rows.map((row) => row.at(-1))).toEqual(miit2024.scenarios.map(() => 'P01'))
  })

  it('keeps a dissent word for word', () => {
    const words = wordsFor({
      [`vote ${member}`]: { vote: 'disagree', conclusion: 'passed', dissent: '能耗数据，尚未联通' },
    })
    expect(words).toContain(`同意${experts.length - 1}票，不同意1票`)
    expect(words).toContain('能耗数据，尚未联通')
  })

  it('says who withdrew, who took the place, and keeps that expert out of scores and signatures', () => {
    const substitute = '019aae10-5b01-7a10-8c01-5a3e000001f1'
    const gone = experts.find(({ id }) => id === member)?.name ?? ''
    const report = reportOf(
      aCompleteWorkspace({
        [`attendance ${member}`]: { conflict: 'declared', withdrawalReason: '曾任该企业顾问' },
        [`score-sheet ${member}`]: { absenceReason: '回避：曾任该企业顾问' },
        [`substitute ${substitute}`]: { replaces: member, name: '郭新', title: '研究员' },
      }),
    )
    const panel = tableOf(report, '专家组名单').rows
    expect(panel.find(([name]) => name === gone)?.at(-1)).toBe('已回避（曾任该企业顾问）')
    expect(panel.find(([name]) => name === '郭新')?.at(-1)).toContain(`替补${gone}`)
    const votes = tableOf(report, '逐人表决').rows.map(([name]) => name)
    expect(votes).not.toContain(gone)
    const signatures = report.blocks.flatMap((block) =>
      block.kind === 'signatures' ? block.signers.map(({ name }) => name) : [],
    )
    expect(signatures).not.toContain(gone)
  })

  it('takes advice into the suggestions and faults into the list of problems', () => {
    const report = reportOf(
      aCompleteWorkspace({
        'finding a': { title: '建议建数据字典', severity: 'advice', requirement: '一年内完成' },
        'finding b': { title: '看板未启用', severity: 'minor', requirement: '启用看板' },
      }),
    )
    expect(tableOf(report, '问题清单').rows.map((row) => row[2])).toEqual(['看板未启用'])
    const words = wordsOf(report)
    expect(words.indexOf('建议建数据字典')).toBeGreaterThan(words.indexOf('九、改进建议'))
  })

  it('lists evidence that was taken out, with the reason', () => {
    const removed = {
      id: 'r',
      name: '错拍.jpg',
      mediaType: 'image/jpeg',
      sizeBytes: 1,
      sha256: 'f'.repeat(64),
      removedAt: '2026-11-23T02:00:00Z',
      removedReason: '拍到了无关人员',
      removedBy: leader,
    }
    const report = reportOf({ ...aCompleteWorkspace(), removedEvidence: [removed] })
    expect(tableOf(report, '已移除的佐证').rows).toEqual([
      ['错拍.jpg', '2026-11-23 10:00', '拍到了无关人员', 'ffffffffffff'],
    ])
    expect(report.blocks.some((block) => block.kind === 'photos')).toBe(true)
  })

  it('shows on a photo what the panel drew over it, and says its words below', () => {
    const plain = aCompleteWorkspace()
    const [picture] = plain.evidence.filter(({ mediaType }) => mediaType === 'image/jpeg')
    if (!picture) throw new Error('no picture')
    const arrow = { kind: 'arrow', from: [100, 100], to: [500, 500], text: '' }
    const word = { kind: 'text', from: [500, 500], to: [500, 500], text: '漏油处' }
    const marked = aCompleteWorkspace({
      [`annotation ${picture.id}`]: { shapes: [arrow, word] },
    })
    const photosOf = (workspace: Workspace) =>
      reportOf(workspace).blocks.flatMap((block) => (block.kind === 'photos' ? block.photos : []))
    const before = photosOf(plain).find(({ sha256 }) => sha256 === picture.sha256)
    const after = photosOf(marked).find(({ sha256 }) => sha256 === picture.sha256)
    expect(before).not.toHaveProperty('marks')
    expect(after?.marks).toEqual([arrow, word])
    expect(after?.caption).toBe(`${before?.caption}，图上标注“漏油处”`)
  })

  it('says of a task entered on site that plan, claim and diagnosis are not known', () => {
    const words = wordsFor(
      {},
      {
        package: (draft) => {
          draft.task.origin = 'on-site'
          draft.diagnosis = null
          draft.selfAssessment.after = { items: {}, scenarios: {} }
        },
      },
    )
    expect(words).toContain('备案计划（未取得附件3）')
    expect(words).toContain('未取得备案表')
    expect(words.match(/^未取得$/gmu)?.length).toBeGreaterThanOrEqual(8)
  })
})
