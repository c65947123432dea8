import { describe, expect, it } from 'vitest'
import { listGaps } from '../../../shared/domain/checks/gaps.ts'
import { quotesOn } from '../../../shared/domain/interview/quotes.ts'
import { indexRecords } from '../../../shared/domain/record/read.ts'
import { aCompleteWorkspace, interviews, type RecordChanges } from '../domain/complete-workspace.ts'

const gapsWith = (changes: RecordChanges) =>
  listGaps(aCompleteWorkspace(changes)).filter(({ step }) => step === 'interview')
const first = interviews['interview i1'] ?? {}

describe('interviews that are called done', () => {
  it('name their person and are confirmed, one click away', () => {
    const nobody = { ...first, person: ' ', confirmation: null }
    expect(gapsWith({ 'interview i1': nobody })).toEqual([
      {
        step: 'interview',
        target: 'interview:i1',
        message: '访谈（企业负责人）还没有填写受访人',
        isBlocking: true,
      },
      {
        step: 'interview',
        target: 'interview:i1/confirmation',
        message: '访谈（企业负责人）还没有受访人确认，请受访人签名，或写明拒签理由',
        isBlocking: true,
      },
    ])
    const refused = { ...first, confirmation: 'refused', refusalReason: '须经公司同意' }
    expect(gapsWith({ 'interview i1': refused })).toEqual([])
  })

  it('leave a word where a role of the outline was not asked, without blocking', () => {
    expect(gapsWith({ 'interview i4': null, 'interview i5': null })).toEqual([
      {
        step: 'interview',
        target: null,
        message: '提纲中还没有访谈的角色：质量负责人、财务负责人',
        isBlocking: false,
      },
    ])
  })

  it('are not asked about while the method is open or was left out', () => {
    const nobody = { 'interview i1': { role: 'manager' } }
    expect(gapsWith({ ...nobody, 'step interview': {} })).toHaveLength(1)
    const omitted = { 'step interview': { status: 'omitted', reason: '停产' } }
    expect(gapsWith({ ...nobody, ...omitted })).toEqual([])
  })
})

describe('the quotes on an item or scenario', () => {
  it('are those that name it, with who said them; blank and orphaned ones are left out', () => {
    const { records } = aCompleteWorkspace({
      'interview i1': { person: '周建国', position: '总经理' },
      'quote q1': { interview: 'i1', text: ' 当天就能看到 ', items: ['F4'], scenarios: ['S09'] },
      'quote q2': { interview: 'i1', text: ' ', items: ['F4'] },
      'quote q3': { interview: 'gone', text: '没有来源', items: ['F4'] },
    })
    const quote = { key: 'q1', text: '当天就能看到', speaker: '周建国，总经理' }
    expect(quotesOn(indexRecords(records), 'F4')).toEqual([quote])
    expect(quotesOn(indexRecords(records), 'S09')).toEqual([quote])
    expect(quotesOn(indexRecords(records), 'F5')).toEqual([])
  })
})
