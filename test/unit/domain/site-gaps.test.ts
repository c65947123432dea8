import { describe, expect, it } from 'vitest'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { aCompleteWorkspace, type RecordChanges } from './complete-workspace.ts'

/** Gaps of the site survey, as `target message`. */
function gapsWith(changes: RecordChanges): readonly string[] {
  return listGaps(aCompleteWorkspace(changes))
    .filter(({ step }) => step === 'site-survey')
    .map(({ target, message }) => `${target ?? ''} ${message}`)
}

describe('the deliverables of the contract', () => {
  it('are each looked for once the site survey is called done, not before', () => {
    const [open] = gapsWith({ 'deliverable 1': null })
    expect(open).toMatch(/^deliverable:1 合同交付“.*”还没有核对$/)
    expect(gapsWith({ 'deliverable 1': null, 'step site-survey': {} })).toEqual([
      'step:site-survey “现场勘查”还没有标为完成',
    ])
    expect(
      gapsWith({
        'deliverable 1': null,
        'step site-survey': { status: 'omitted', reason: '停产' },
      }),
    ).toEqual([])
  })

  it.each(['different', 'missing'])('that are %s need words', (status) => {
    expect(gapsWith({ 'deliverable 0': { status } })).toEqual([
      expect.stringMatching(/^deliverable:0 .*请写明情况$/) as string,
    ])
    expect(gapsWith({ 'deliverable 0': { status, note: '已签补充协议' } })).toEqual([])
  })

  it('are not as the contract says when another model or number is written down', () => {
    const [differs] = gapsWith({ 'deliverable 0': { status: 'seen-running', quantity: 99 } })
    expect(differs).toMatch(/数量为 99，合同为 \d+，请改为“与合同不符”并写明情况$/)
  })
})

describe('the equipment inventory', () => {
  it('is not asked for, but a row that contradicts itself is a gap', () => {
    expect(gapsWith({})).toEqual([])
    expect(
      gapsWith({
        'equipment e1': { name: '车床', total: 3, digital: 3, connected: 1 },
        'equipment e2': { name: '铣床', total: 1, digital: 2 },
        'equipment e3': { name: '', total: 1 },
      }),
    ).toEqual([
      'equipment:e2 设备清单“铣床”的数字化台数：2 多于总台数 1',
      'equipment:e3 设备清单“未填名称的设备”的设备名称：不能为空',
    ])
  })
})
